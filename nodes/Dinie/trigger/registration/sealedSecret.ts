import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const PREFIX = 'v1.';

/** What a sealed secret is bound to: with another client secret or for another endpoint it cannot be opened. */
export type SealBinding = { clientSecret: string; endpointId: string };

/** Encrypts a signing secret (AES-256-GCM, key by HKDF-SHA256 from the client secret) for storage. */
export function seal(secret: string, binding: SealBinding): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(CIPHER, keyFrom(binding), nonce).setAAD(boundData(binding));
	const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
	return `${PREFIX}${Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64')}`;
}

/** Decrypts what `seal` made, or returns nothing: another credential, another endpoint, or changed text. */
export function unseal(sealed: string, binding: SealBinding): string | undefined {
	const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64');
	// Base64 has several texts for some bytes; only the one that `seal` writes is taken.
	if (sealed !== `${PREFIX}${bytes.toString('base64')}`) return undefined;
	if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
	const nonce = bytes.subarray(0, NONCE_BYTES);
	const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
	const decipher = createDecipheriv(CIPHER, keyFrom(binding), nonce, { authTagLength: TAG_BYTES })
		.setAuthTag(tag)
		.setAAD(boundData(binding));
	try {
		const ciphertext = bytes.subarray(NONCE_BYTES + TAG_BYTES);
		return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

function keyFrom({ clientSecret }: SealBinding): Buffer {
	const purpose = 'n8n-nodes-dinie webhook signing secret';
	return Buffer.from(hkdfSync('sha256', clientSecret, '', purpose, KEY_BYTES));
}

const boundData = ({ endpointId }: SealBinding) => Buffer.from(endpointId, 'utf8');
