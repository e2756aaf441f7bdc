import { money, nullable, time } from './fields';

const offer = (status: string) => ({
	data: {
		id: 'co_7c0e5d2f8a914b63b1d4e5f60718293a',
		customer_id: 'cust_4f1c2b7a9d3e48f0a6b5c4d3e2f10987',
		status,
		approved_amount: money('50000.00'),
		min_amount: money('1000.00'),
		interest_rate: 2.5,
		installments: 12,
		due_date_rule: nullable<string>(null),
		valid_until: time('2026-04-01T23:59:59Z'),
	},
	otherForm: { external_id: nullable('partner-ref-123'), monthly_interest_rate: 2.5 },
});

export const creditOfferAvailable = offer('available');
export const creditOfferExpired = offer('expired');
