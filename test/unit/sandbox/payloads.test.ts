import { EVENTS } from '../../../nodes/Dinie/events/catalogue';
import { CONTRACTS, type Contract } from '../../../sandbox/contract';
import { EVENT_TYPES, isKnownEvent } from '../../../sandbox/payloads';
import { samplePayload } from '../../helpers/samplePayload';

test('has a payload for every event that the nodes know, and for no other', () => {
	expect(EVENT_TYPES).toEqual(Object.keys(EVENTS));
	expect(isKnownEvent('loan.error')).toBe(true);
	expect(isKnownEvent('toString')).toBe(false);
});

test.each(EVENT_TYPES)('%s carries an id of its resource, in both contracts', (type) => {
	const prefix = { customer: 'cust', credit_offer: 'co', loan: 'ln' }[type.split('.')[0] ?? ''];
	for (const contract of CONTRACTS) {
		expect(samplePayload(type, contract)['id']).toMatch(new RegExp(`^${prefix}_[0-9a-f]{32}$`));
	}
});

test('all events tell of one customer, one offer and one loan', () => {
	const all = EVENT_TYPES.map((type) => samplePayload(type, 'documentation'));
	const idsIn = (field: string) => new Set(all.flatMap((data) => data[field] ?? []));
	expect(idsIn('customer_id').size).toBe(1);
	expect(idsIn('credit_offer_id').size).toBe(1);
	expect(idsIn('id').size).toBe(3);
});

test('money is text with two decimals in the documentation and a number in the SDKs', () => {
	const paid = (contract: Contract) => samplePayload('loan.payment_received', contract);
	expect(paid('documentation')).toMatchObject({ payment: { amount: '999.24' } });
	expect(paid('sdk')).toMatchObject({ payment: { amount: 999.24 } });
});

test('times are ISO text in the documentation and seconds in the SDKs', () => {
	const expired = (contract: Contract) => samplePayload('credit_offer.expired', contract);
	expect(expired('documentation')['valid_until']).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
	expect(expired('sdk')['valid_until']).toEqual(expect.any(Number));
});

test('fields that the two contracts name differently carry the name of each', () => {
	const offer = (contract: Contract) => samplePayload('credit_offer.available', contract);
	expect(offer('documentation')).toHaveProperty('interest_rate', 2.5);
	expect(offer('documentation')).not.toHaveProperty('external_id');
	expect(offer('sdk')).toHaveProperty('monthly_interest_rate', 2.5);
	const created = (contract: Contract) => samplePayload('loan.created', contract);
	expect(created('documentation')).toHaveProperty('number_of_installments', 12);
	expect(created('sdk')).toHaveProperty('installment_count', 12);
});
