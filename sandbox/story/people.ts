import { CUSTOMER } from './firstCustomer';

const NAMES = ['Carlos Andrade', 'Beatriz Lima', 'Rafael Moura', 'Luana Castro', 'Diego Farias'];
const SHOPS = ['Oficina', 'Mercearia', 'Floricultura', 'Papelaria', 'Barbearia', 'Marmitaria'];

/** Somebody who does not exist, another one for each number. */
export function inventedPerson(number: number): Omit<typeof CUSTOMER, 'id'> {
	const name = `${pick(NAMES, number)} de Exemplo`;
	const shop = pick(SHOPS, number);
	const [first = ''] = name.toLowerCase().split(' ');
	return {
		externalId: `parceiro-${4821 + number}`,
		name,
		email: `${first}.${number}@${shop.toLowerCase()}.example`,
		phone: `+55119${String(90_000_000 + number)}`,
		cpf: dotted(withCheckDigits(String(100_000_000 + number), CPF_WEIGHTS), [3, 6], 9),
		cnpj: cnpj(number),
		tradingName: `${shop} Exemplo ${number}`,
	};
}

function cnpj(number: number): string {
	const digits = withCheckDigits(`${String(20_000_000 + number)}0001`, CNPJ_WEIGHTS);
	return dotted(digits, [2, 5], 12).replace(/(\d{3})(\d{4}-)/, '$1/$2');
}

const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

/** The two digits that make the number a valid one, by the rule of the Receita Federal. */
function withCheckDigits(digits: string, weights: readonly number[]): string {
	const next = (so: string) => {
		const used = weights.slice(-so.length);
		const sum = used.reduce((total, weight, index) => total + weight * Number(so[index]), 0);
		return so + String(sum % 11 < 2 ? 0 : 11 - (sum % 11));
	};
	return next(next(digits));
}

function dotted(digits: string, points: readonly number[], dash: number): string {
	return [...digits]
		.map((digit, at) => (at === dash ? '-' : points.includes(at) ? '.' : '') + digit)
		.join('');
}

function pick(list: readonly string[], number: number): string {
	return list[number % list.length] ?? '';
}
