import fc from 'fast-check';

const digits = (length: number) =>
	fc
		.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
		.map((numbers) => numbers.join(''));

const letters = (alphabet: string, length: number) =>
	fc
		.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
		.map((chosen) => chosen.join(''));

/** The two digits behind a CPF or CNPJ, as the Receita Federal has them computed: weights by position. */
function checkDigits(body: string, weights: number[]): string {
	const digit = (text: string, weight: number[]) => {
		const sum = [...text].reduce((all, letter, at) => all + valueOf(letter) * (weight[at] ?? 0), 0);
		return String(sum % 11 < 2 ? 0 : 11 - (sum % 11));
	};
	const first = digit(body, weights.slice(1));
	return first + digit(body + first, weights);
}

const valueOf = (letter: string) => letter.charCodeAt(0) - '0'.charCodeAt(0);
const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

export const cpfDigits = digits(9).map((body) => body + checkDigits(body, CPF_WEIGHTS));

const cnpjLetters = fc
	.oneof(digits(12), letters('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 12))
	.map((body) => body + checkDigits(body, CNPJ_WEIGHTS));

const split = (text: string, lengths: number[]) => {
	let at = 0;
	return lengths.map((length) => text.slice(at, (at += length)));
};

const written = (text: string, lengths: number[], separators: readonly string[]) =>
	split(text, lengths)
		.map((part, at) => part + (separators[at] ?? ''))
		.join('');

const cpf = fc
	.tuple(cpfDigits, fc.constantFrom(['.', '.', '-'], [], ['', '', '-'], [' ', ' ', ' ']))
	.map(([text, separators]) => written(text, [3, 3, 3, 2], separators));

const dottedCpf = digits(11).map((text) => written(text, [3, 3, 3, 2], ['.', '.', '-']));

const cnpj = fc
	.tuple(cnpjLetters, fc.constantFrom(['.', '.', '/', '-'], [], ['', '', '/', '-']), fc.boolean())
	.map(([text, separators, isSmall]) => {
		const number = written(text, [2, 3, 3, 4, 2], separators);
		return isSmall ? number.toLowerCase() : number;
	});

const phone = fc.oneof(
	digits(11).map((text) => `+55${text}`),
	digits(11).map((text) => `+55 ${written(text, [2, 5, 4], [' ', '-'])}`),
	digits(11).map((text) => `+55 (${written(text, [2, 5, 4], [') ', '-'])}`),
	digits(11).map((text) => `(${written(text, [2, 5, 4], [') ', '-'])}`),
	digits(10).map((text) => `(${written(text, [2, 4, 4], [')', ''])}`),
	digits(10).map((text) => `+1 ${written(text, [3, 3, 4], ['-', '-'])}`),
);

/** A CPF, CNPJ, e-mail address or phone number, as people and programs write them. */
export const personalText = fc.oneof(cpf, dottedCpf, cnpj, fc.emailAddress(), phone);
