import { randomBytes, randomInt, randomUUID } from 'node:crypto';

type IdPrefix = 'we' | 'evt' | 'dlv' | 'req' | 'cust' | 'co' | 'ln' | 'sim';

/** Dinie's ids are a prefix and 32 hexadecimal digits. */
export function newId<Prefix extends IdPrefix>(prefix: Prefix): `${Prefix}_${string}` {
	return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}

export function newSigningSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

export function randomText(length: number): string {
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
	return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
