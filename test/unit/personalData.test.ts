import { EVENTS } from '../../nodes/Dinie/events/catalogue';
import { PERSONAL_FIELDS, withoutPersonalData } from '../../nodes/Dinie/personalData';
import { payloads } from '../../sandbox/payloads';
import { formOf } from '../../sandbox/contract';

const person = {
	name: 'Ana Souza',
	cpf: '123.456.789-00',
	cnpj: '12.345.678/0001-90',
	email: 'ana@example.com',
	phone: '+5511999999999',
	trading_name: 'Pão Quente',
	signing_url: 'https://clicksign.example/widget/1',
};

test('the list of personal fields is the one documented', () => {
	expect([...PERSONAL_FIELDS].sort()).toEqual(Object.keys(person).sort());
});

test('personal fields are removed at any depth, for events nobody knows too', () => {
	const event = {
		type: 'invoice.paid',
		...person,
		data: { id: 'inv_1', ...person, list: [{ ...person, kept: 1 }, [person]], inner: { person } },
	};
	expect(withoutPersonalData(event)).toEqual({
		type: 'invoice.paid',
		data: { id: 'inv_1', list: [{ kept: 1 }, [{}]], inner: { person: {} } },
	});
});

test('capital letters do not save a field', () => {
	expect(withoutPersonalData({ CPF: '1', Email: 'a', Signing_URL: 'x', Id: 1 })).toEqual({ Id: 1 });
});

test('signers and KYC subjects keep what is not personal', () => {
	const data = {
		signer: { name: 'Ana', cpf: '1', signed_at: 1775250000 },
		kyc: [{ label: 'Identity', subject: { id: 's_1', name: 'Ana', subject_type: 'applicant' } }],
	};
	expect(withoutPersonalData(data)).toEqual({
		signer: { signed_at: 1775250000 },
		kyc: [{ label: 'Identity', subject: { id: 's_1', subject_type: 'applicant' } }],
	});
});

test('the original is left as it was, and plain values pass', () => {
	const original = { data: { name: 'Ana', nothing: null, yes: true, some: 1.5 } };
	expect(withoutPersonalData(original)).toEqual({ data: { nothing: null, yes: true, some: 1.5 } });
	expect(original.data.name).toBe('Ana');
});

test.each(Object.keys(EVENTS) as Array<keyof typeof EVENTS>)(
	'%s carries no personal data afterwards, as documented or as Dinie’s SDKs have it',
	(type) => {
		const { data, otherForm } = EVENTS[type];
		const forms = [payloads[type](formOf('documentation')), payloads[type](formOf('sdk'))];
		const text = JSON.stringify(withoutPersonalData([data, otherForm, ...forms]));
		for (const field of PERSONAL_FIELDS) expect(text).not.toContain(`"${field}":`);
		expect(text).not.toMatch(/\d{3}\.\d{3}\.\d{3}-\d{2}|@|\+55/);
	},
);
