/** One invented customer, so that the first events of every sandbox tell the same story. */
export const CUSTOMER = {
	id: 'cust_5a3c9f0e7b1d42868f20c4e6a1b7d935',
	externalId: 'parceiro-4821',
	name: 'Joana Ribeiro de Exemplo',
	email: 'joana.ribeiro@padaria.example',
	phone: '+5511999990001',
	cpf: '123.456.789-09',
	cnpj: '11.222.333/0001-81',
	tradingName: 'Padaria Exemplo',
};

export const OFFER = {
	id: 'co_b81f6d2c94e04a7fa53d0c1e8b2f6947',
	approvedReais: 50_000,
	minimumReais: 1_000,
	monthlyInterestPercent: 2.5,
	installments: 12,
	validForMs: 30 * 24 * 60 * 60 * 1000,
};

export const LOAN = {
	id: 'ln_2e7d40b95c8f4163b0a9f1d6c3e85a72',
	requestedReais: 10_000,
	/** What the terms make of it: twelve times at 2.5 % a month pay back the principal. */
	installmentReais: 999.24,
	contractNumber: 'CCB-2026-001234',
};
