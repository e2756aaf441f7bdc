/** Fields that carry personal data (LGPD), wherever they stand: the one list. */
export const PERSONAL_FIELDS = [
	'cnpj',
	'cpf',
	'email',
	'name',
	'phone',
	'signing_url',
	'trading_name',
] as const;

const isPersonal = (field: string) => (PERSONAL_FIELDS as readonly string[]).includes(field);

/** A copy without personal data at any depth. `signer` and KYC `subject` keep their other fields. */
export function withoutPersonalData<T>(value: T): T;
export function withoutPersonalData(value: unknown): unknown {
	if (Array.isArray(value)) return value.map((each) => withoutPersonalData<unknown>(each));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries<unknown>(value as Record<string, unknown>)
			.filter(([field]) => !isPersonal(field.toLowerCase()))
			.map(([field, inner]) => [field, withoutPersonalData(inner)]),
	);
}
