import fc from 'fast-check';
import { withoutPersonalData } from '../../../nodes/Dinie/personalData';
import { PERSONAL_NAMES } from '../../../nodes/Dinie/personalNames';

const isRemoved = (field: string) =>
	!(field in withoutPersonalData<Record<string, unknown>>({ [field]: 1 }));

test.each([
	'cpf',
	'CPF',
	'cnpj',
	'cpf_cnpj',
	'cpfCnpj',
	'motherCPF',
	'CPFNumber',
	'document',
	'document_number',
	'documents',
	'documento',
	'rg',
	'rg_number',
	'email',
	'e_mail',
	'e-mail',
	'eMail',
	'EMail',
	'E_MAIL',
	'mail',
	'email_address',
	'contact.email',
	'phone',
	'phone_number',
	'phoneNumber',
	'phones',
	'telefone',
	'telefone1',
	'celular',
	'celulares',
	'mobile',
	'name',
	'full_name',
	'fullName',
	'Full Name',
	'fullname',
	'trading_name',
	'nome',
	'nome_fantasia',
	'nomeCompleto',
	'razao_social',
	'razão social',
	'razaoSocial',
	'birth_date',
	'birthDate',
	'birthdate',
	'data_de_nascimento',
	'mother_name',
	'mother',
	'nome_da_mãe',
	'mae',
	'address',
	'billing_addresses',
	'address2',
	'endereco',
	'endereço',
	'cep',
	'account',
	'bank_account',
	'bankAccount',
	'bank-account',
	'account_number',
	'conta',
	'branch',
	'branches',
	'agencia',
	'agência',
	'digit',
	'pix',
	'pix_key',
	'chavePix',
	'signing_url',
	'Signing_URL',
	'signingUrl',
	'signingURL',
	'signing_urls',
	'session_url',
	'sessionUrl',
])('the field %s is removed, whatever it holds', (field) => {
	expect(isRemoved(field)).toBe(true);
	expect(withoutPersonalData({ kept: [{ [field]: { deep: [1] }, id: 1 }] })).toEqual({
		kept: [{ id: 1 }],
	});
});

test.each([
	'id',
	'external_id',
	'status',
	'customer_id',
	'number_of_installments',
	'installment_number',
	'ccb_number',
	'requirement_type',
	'evidence_type',
	'attachment_type',
	'subject_type',
	'disbursement_method',
	'document_type',
	'account_type',
	'account_kind',
	'url',
	'signed_at',
	'session_id',
	'signing',
	'enamel',
	'mailbox',
	'named',
	'rgb',
	'receipt',
	'digital',
	'constructor',
	'hasOwnProperty',
	'',
])('the field %p stays', (field) => {
	expect(isRemoved(field)).toBe(false);
});

test('every name on the list is found in every way of writing names', () => {
	const spell = fc.constantFrom(
		(words: string[]) => words.join('_'),
		(words: string[]) => words.join('-'),
		(words: string[]) => words.join('.'),
		(words: string[]) => words.join('_').toUpperCase(),
		(words: string[]) => words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(''),
		(words: string[]) =>
			words.map((word, at) => (at === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join(''),
	);
	const other = fc.constantFrom([], ['old'], ['of', 'partner']);
	fc.assert(
		fc.property(
			fc.constantFrom(...PERSONAL_NAMES),
			spell,
			other,
			other,
			(name, write, before, after) => {
				expect(isRemoved(write([...before, ...name.split(' '), ...after]))).toBe(true);
			},
		),
		{ numRuns: 2000 },
	);
});

test.each([
	{ bank_id: '001', branch: '0001', number: '12345', digit: '6', kind: 'checking' },
	{ bank_id: '001', number: '12345', kind: 'checking' },
	{ banco: '001', numero: '12345', kind: 'checking' },
])('the number of an account is removed from %j', (account) => {
	const { kind } = withoutPersonalData<Record<string, unknown>>(account);
	expect(kind).toBe('checking');
	const text = JSON.stringify(withoutPersonalData({ data: account }));
	expect(text).not.toContain('12345');
});

test('a number inside a bank is that of an account, and one elsewhere stays', () => {
	expect(withoutPersonalData({ bank: { number: '12345', id: 1 }, number: 7 })).toEqual({
		bank: { id: 1 },
	});
	expect(withoutPersonalData({ bank: [{ number: '12345', id: 1 }] })).toEqual({
		bank: [{ id: 1 }],
	});
	expect(withoutPersonalData({ payment: { number: 7, amount: 1 } })).toEqual({
		payment: { number: 7, amount: 1 },
	});
});

test('what stays of a field that names an enumeration is read like any text', () => {
	expect(withoutPersonalData({ document_type: 'cnh' })).toEqual({ document_type: 'cnh' });
	expect(withoutPersonalData({ document_type: 'CPF 529.982.247-25' })).toEqual({
		document_type: 'CPF [removed]',
	});
});

test('a field that is named with personal data is removed', () => {
	expect(
		withoutPersonalData({ '529.982.247-25': { id: 1 }, 'ana@exemplo.com.br': 1, id: 2 }),
	).toEqual({
		id: 2,
	});
});

test('no prototype gets in', () => {
	const copy = withoutPersonalData<object>(
		JSON.parse('{"a":{"__proto__":{"isAdmin":true}},"b":1}'),
	);
	expect(JSON.stringify(copy)).toBe('{"a":{},"b":1}');
	expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});
