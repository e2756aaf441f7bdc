import { nearestName } from '../../../nodes/Dinie/actions/nearestName';
import { EVENTS } from '../../../nodes/Dinie/events/catalogue';

const KNOWN = Object.keys(EVENTS);

test.each([
	['loan.eror', 'loan.error'],
	['loans.error', 'loan.error'],
	['loan_error', 'loan.error'],
	['loan.canceled', 'loan.cancelled'],
	['Customer.Active', 'customer.active'],
	['credit_offer.avaliable', 'credit_offer.available'],
	['loan.disbursed', 'loan.disbursing'],
])('takes %s for %s', (typed, meant) => {
	expect(nearestName(typed, KNOWN)).toBe(meant);
});

test.each(KNOWN)('takes %s for itself', (name) => {
	expect(nearestName(name, KNOWN)).toBe(name);
});
