import { EVENTS, type EventType } from '../../../nodes/Dinie/events/catalogue';
import { withoutPersonalData } from '../../../nodes/Dinie/personalData';
import { samplePayload } from '../../helpers/samplePayload';

const PERSON = ['cnpj', 'cpf', 'email', 'name', 'phone'];

/** Exactly what is removed from all forms of an event's data; of every other event, nothing. */
const REMOVED: Partial<Record<EventType, string[]>> = {
	'customer.created': [...PERSON, 'trading_name', 'kyc[].subject.name'],
	'customer.kyc_updated': ['kyc[].subject.name'],
	'customer.denied': PERSON,
	'loan.created': ['signing_url'],
	'loan.contract_generated': ['signing_url'],
	'loan.awaiting_signatures': ['signing_url'],
	'loan.signature_received': ['signer.cpf', 'signer.name'],
};

type Values = Map<string, unknown>;

/** Every value that is no object or list, under its path. */
function valuesIn(value: unknown, path = '', found: Values = new Map()): Values {
	if (typeof value !== 'object' || value === null) return found.set(path, value);
	for (const [field, inner] of Object.entries(value)) {
		const step = Array.isArray(value) ? `[${field}]` : `${path && '.'}${field}`;
		valuesIn(inner, path + step, found);
	}
	return found;
}

const formsOf = (type: EventType) => [
	EVENTS[type].data,
	EVENTS[type].otherForm,
	samplePayload(type, 'documentation'),
	samplePayload(type, 'sdk'),
];

test.each(Object.keys(EVENTS) as EventType[])(
	'of %s exactly the personal fields are removed, as documented and as Dinie’s SDKs have it',
	(type) => {
		const removed = formsOf(type).flatMap((data) => {
			const before = valuesIn(data);
			const after = valuesIn(withoutPersonalData(data));
			return [...before.keys()].filter((path) => before.get(path) !== after.get(path));
		});
		const fields = new Set(removed.map((path) => path.replace(/\[\d+\]/g, '[]')));
		expect([...fields].sort()).toEqual([...(REMOVED[type] ?? [])].sort());
	},
);

test('the original is left as it was, and plain values pass', () => {
	const original = { data: { name: 'Ana', nothing: null, yes: true, some: 1.5, list: [[]] } };
	expect(withoutPersonalData(original)).toEqual({
		data: { nothing: null, yes: true, some: 1.5, list: [[]] },
	});
	expect(original.data.name).toBe('Ana');
	for (const value of ['active', 7, null, true]) expect(withoutPersonalData(value)).toBe(value);
});
