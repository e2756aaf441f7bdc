import { money, nullable } from '../../events/samples/fields';
import { moments } from '../recordSample';

/** A loan with the fields of both forms of the contract. */
export const LOAN = {
	id: 'ln_2a9b8c7d6e5f40312233445566778899',
	credit_offer_id: 'co_7c0e5d2f8a914b63b1d4e5f60718293a',
	customer_id: 'cust_4f1c2b7a9d3e48f0a6b5c4d3e2f10987',
	simulation_id: 'sim_5e4d3c2b1a0f49e8d7c6b5a493827160',
	status: 'active',
	requested_amount: money('10000.00'),
	total_amount: money('11982.60'),
	first_due_date: '2026-04-04',
	ccb_number: nullable('CCB-2026-001234'),
	disbursement_method: nullable('pix'),
	signing_url: nullable('https://clicksign.example/widget/2a9b8c7d'),
	principal_amount: nullable(10250),
	iof_amount: nullable(124.5),
	monthly_interest_rate: 2.5,
	annual_interest_rate: 34.49,
	monthly_cet_rate: 2.95,
	annual_cet_rate: 41.75,
	installment_count: 12,
	installment_amount: 998.55,
	net_amount: nullable(money('9875.50')),
	iof: nullable(money('124.50')),
	service_fee: nullable(money('0.00')),
	interest_rate: nullable(2.5),
	cet: nullable(2.95),
	number_of_installments: 12,
	installments_value: money('998.55'),
	...moments,
};
