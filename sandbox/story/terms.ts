import type { Loan } from './loan';

/** Tax on credit (IOF), as a share of what was asked for. */
const TAX_SHARE = 0.025;
const MONTHS_A_YEAR = 12;

export type Terms = ReturnType<typeof termsOf>;

/** What a loan costs: equal installments pay back what was asked for, and the tax on it. */
export function termsOf({ requestedReais, installments, monthlyInterestPercent }: Loan) {
	const rate = monthlyInterestPercent / 100;
	const taxReais = cents(requestedReais * TAX_SHARE);
	const principalReais = cents(requestedReais + taxReais);
	const installmentReais = cents((principalReais * rate) / (1 - (1 + rate) ** -installments));
	const netReais = cents(requestedReais - taxReais);
	const monthlyCostPercent = monthlyCost(netReais, installmentReais, installments);
	return {
		taxReais,
		principalReais,
		netReais,
		installmentReais,
		totalReais: cents(installmentReais * installments),
		monthlyCostPercent,
		annualInterestPercent: yearly(monthlyInterestPercent),
		annualCostPercent: yearly(monthlyCostPercent),
	};
}

export function cents(reais: number): number {
	return Math.round(reais * 100) / 100;
}

/** The monthly rate at which the installments are worth what the customer received (CET), by halving. */
function monthlyCost(netReais: number, installmentReais: number, installments: number): number {
	let [low, high] = [0.000_001, 1];
	while (high - low > 0.000_001) {
		const rate = (low + high) / 2;
		const worthReais = (installmentReais * (1 - (1 + rate) ** -installments)) / rate;
		if (worthReais > netReais) low = rate;
		else high = rate;
	}
	return cents(low * 100);
}

function yearly(monthlyPercent: number): number {
	return cents(((1 + monthlyPercent / 100) ** MONTHS_A_YEAR - 1) * 100);
}
