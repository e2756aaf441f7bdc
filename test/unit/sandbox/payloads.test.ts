import { EVENTS } from '../../../nodes/Dinie/events/catalogue';
import { CONTRACTS, formOf } from '../../../sandbox/contract';
import { isKnownEvent, payloads } from '../../../sandbox/payloads';

const events = Object.entries(payloads);

test('has a payload for every event that the nodes know, and for no other', () => {
	expect(Object.keys(payloads).sort()).toEqual(Object.keys(EVENTS).sort());
	expect(isKnownEvent('loan.error')).toBe(true);
	expect(isKnownEvent('toString')).toBe(false);
});

test.each(events)('%s carries an id of its resource, in both contracts', (type, payload) => {
	const prefix = { customer: 'cust', credit_offer: 'co', loan: 'ln' }[type.split('.')[0] ?? ''];
	for (const contract of CONTRACTS) {
		expect(payload(formOf(contract))['id']).toMatch(new RegExp(`^${prefix}_[0-9a-f]{32}$`));
	}
});

test('all events tell of one customer, one offer and one loan', () => {
	const all = events.map(([, payload]) => payload(formOf('documentation')));
	const idsIn = (field: string) => new Set(all.flatMap((data) => data[field] ?? []));
	expect(idsIn('customer_id').size).toBe(1);
	expect(idsIn('credit_offer_id').size).toBe(1);
	expect(idsIn('id').size).toBe(3);
});

test('money is text with two decimals in the documentation and a number in the SDKs', () => {
	const paid = payloads['loan.payment_received'];
	expect(paid(formOf('documentation'))).toMatchObject({ payment: { amount: '999.24' } });
	expect(paid(formOf('sdk'))).toMatchObject({ payment: { amount: 999.24 } });
});

test('times are ISO text in the documentation and seconds in the SDKs', () => {
	const expired = payloads['credit_offer.expired'];
	expect(expired(formOf('documentation'))['valid_until']).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
	expect(expired(formOf('sdk'))['valid_until']).toEqual(expect.any(Number));
});

test('fields that the two contracts name differently carry the name of each', () => {
	const offer = payloads['credit_offer.available'];
	expect(offer(formOf('documentation'))).toHaveProperty('interest_rate', 2.5);
	expect(offer(formOf('documentation'))).not.toHaveProperty('external_id');
	expect(offer(formOf('sdk'))).toHaveProperty('monthly_interest_rate', 2.5);
	const created = payloads['loan.created'];
	expect(created(formOf('documentation'))).toHaveProperty('number_of_installments', 12);
	expect(created(formOf('sdk'))).toHaveProperty('installment_count', 12);
});
