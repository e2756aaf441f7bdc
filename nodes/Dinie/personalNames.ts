/**
 * What names personal data (LGPD), in English and Portuguese: the one list, without accents. Each must be a whole part
 * of a field's name, or parts in a row, as in `full_name`, `cpfCnpj` and `bank-account`.
 */
export const PERSONAL_NAMES = [
	'cpf',
	'cnpj',
	'document',
	'documento',
	'rg',
	'name',
	'fullname',
	'nome',
	'razao',
	'mother',
	'mae',
	'birth',
	'birthdate',
	'nascimento',
	'mail',
	'email',
	'phone',
	'telefone',
	'celular',
	'mobile',
	'address',
	'endereco',
	'cep',
	'account',
	'conta',
	'branch',
	'agencia',
	'digit',
	'digito',
	'pix',
	'signing url',
	'session url',
] as const;

/** Fields that hold a word of the list, and kinds instead of persons. Their texts are read like all others. */
export const ENUMERATIONS = ['account_kind', 'account_type', 'document_type'] as const;

/** A plain `number` is that of an account where one of these stands beside it, or holds it. */
const ACCOUNT_WORDS = ['account', 'agencia', 'banco', 'bank', 'branch', 'conta', 'digit', 'digito'];
const NUMBER_NAMES = ['number', 'numero'];

/** The fields of an object that may stay; `holder` names the field that the object itself stands in. */
export function fieldsToKeep(fields: string[], holder: string): string[] {
	const named = fields.map((field) => ({ field, words: wordsOf(field) }));
	const isAccount = [wordsOf(holder), ...named.map(({ words }) => words)].some(nameAccount);
	return named
		.filter(({ words }) => !isPersonal(words) && !(isAccount && isNumber(words)))
		.map(({ field }) => field);
}

const nameAccount = (words: string[]) => words.some((word) => ACCOUNT_WORDS.includes(word));

const isNumber = (words: string[]) => words.length === 1 && NUMBER_NAMES.includes(words[0] ?? '');

function isPersonal(words: string[]): boolean {
	if (ENUMERATED.has(words.join('_'))) return false;
	return words.some((word, at) => isListed(word) || isListed(`${word} ${words[at + 1] ?? ''}`));
}

const ENUMERATED = new Set<string>(ENUMERATIONS);
const LISTED = new Set<string>(PERSONAL_NAMES);
const isListed = (name: string) =>
	[name, name.replace(/s$/, ''), name.replace(/es$/, '')].some((one) => LISTED.has(one));

/** Accents aside, the words that a name is made of: `nomeDaMãe` is of `nome`, `da` and `mae`. */
const wordsOf = (name: string) =>
	(
		name
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lm}]+|\d+/gu) ?? []
	).map((word) => word.toLowerCase());
