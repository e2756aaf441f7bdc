import { money, nullable, type Time } from '../../events/samples/fields';
import { moments } from '../recordSample';

export const LOAN_TRANSACTION = {
	id: 'tx_9f8e7d6c5b4a43218f0e1d2c3b4a5968',
	loan_id: 'ln_2a9b8c7d6e5f40312233445566778899',
	type: 'installment',
	status: 'overdue',
	due_date: '2026-04-04',
	amount_due: money('998.55'),
	amount_paid: money('0.00'),
	amount_remaining: money('998.55'),
	principal: money('742.30'),
	interest: money('256.25'),
	fees: money('0.00'),
	days_overdue: 3,
	paid_at: nullable<Time>(null),
	...moments,
};
