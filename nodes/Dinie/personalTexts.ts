export const REMOVED = '[removed]';

const AMOUNT = /^-?\d+\.\d\d$/;
const ID = /^[a-z][a-z\d]*_[\w-]+$/i;

// Delimiters of an address; all else may stand before the @, which URLs write as %40. Each address is tried once from
// its beginning, so that a long text costs no more than its length.
const EMAIL =
	/(?<![^\s@<>()[\]",;:\\])[^\s@<>()[\]",;:\\]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

const BEFORE = '(?<![\\p{L}\\p{N}])';
const BEFORE_NO_ID = '(?<![\\p{L}\\p{N}]_?)';
const AFTER = '(?![\\p{L}\\p{N}])';
const pattern = (before: string, body: string) => new RegExp(before + body + AFTER, 'giu');

const CPF = pattern(BEFORE, '\\d{3}\\.\\d{3}\\.\\d{3}[-–]\\d\\d');
const CNPJ = pattern(BEFORE, '[a-z\\d]{2}\\.[a-z\\d]{3}\\.[a-z\\d]{3}/[a-z\\d]{4}[-–]\\d\\d');
const PLAIN_CPF = pattern(BEFORE_NO_ID, '\\d{3}(?:[.\\s/–-]?\\d{3}){2}[.\\s/–-]?\\d\\d');
const PLAIN_CNPJ = pattern(
	BEFORE_NO_ID,
	'[a-z\\d]{2}(?:\\.?[a-z\\d]{3}){2}/?[a-z\\d]{4}[-–]?\\d\\d',
);
const PHONE = pattern(BEFORE, '\\+[\\s().-]{0,3}\\d(?:[\\s().-]{0,3}\\d){7,14}');
const LOCAL_PHONE = pattern('', '\\(\\d{2,3}\\)[\\s.-]{0,3}\\d(?:[\\s.-]{0,3}\\d){6,9}');

/** A text in which CPF, CNPJ, e-mail addresses and phone numbers are replaced. */
export function withoutPersonalTexts(text: string): string {
	if (AMOUNT.test(text) || ID.test(text)) return text;
	return text
		.replace(EMAIL, REMOVED)
		.replace(CNPJ, REMOVED)
		.replace(CPF, REMOVED)
		.replace(PHONE, REMOVED)
		.replace(LOCAL_PHONE, REMOVED)
		.replace(PLAIN_CNPJ, (found) => (isCnpj(found) ? REMOVED : found))
		.replace(PLAIN_CPF, (found) => (isCpf(found) ? REMOVED : found));
}

/** Whether a number has the digits of a CPF or CNPJ, the check digits right. */
export function isPersonalNumber(number: number): boolean {
	const digits = String(number);
	if (/^\d{11}$/.test(digits)) return isCpf(digits);
	return /^\d{14}$/.test(digits) && isCnpj(digits);
}

const isCpf = (text: string) => hasCheckDigits(text, 11);
const isCnpj = (text: string) => hasCheckDigits(text, 9);

// Of the letters of a CNPJ, each counts what its code is above that of 0: A is 17.
function hasCheckDigits(text: string, highestWeight: number): boolean {
	const values = [...text.toUpperCase().replace(/[^A-Z\d]/g, '')].map(
		(letter) => letter.charCodeAt(0) - '0'.charCodeAt(0),
	);
	return [values.length - 2, values.length - 1].every((at) => {
		const weight = (index: number) => 2 + ((at - 1 - index) % (highestWeight - 1));
		const sum = values.slice(0, at).reduce((all, value, index) => all + value * weight(index), 0);
		return values[at] === ((sum * 10) % 11) % 10;
	});
}
