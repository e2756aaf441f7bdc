import { withoutPersonalData } from '../../../nodes/Dinie/personalData';

test.each([
	['CPF 529.982.247-25 not found', 'CPF [removed] not found'],
	['CPF 123.456.789-00 not found', 'CPF [removed] not found'],
	['529.982.247-25', '[removed]'],
	['cpf=52998224725', 'cpf=[removed]'],
	['(529982247-25)', '([removed])'],
	['529 982 247 25.', '[removed].'],
	['12.345.678/0001-90', '[removed]'],
	['CNPJ 11222333000181', 'CNPJ [removed]'],
	['CNPJ 11222333/0001-81', 'CNPJ [removed]'],
	['CNPJ 12.ABC.345/01DE-35', 'CNPJ [removed]'],
	['CNPJ 12ABC34501DE35', 'CNPJ [removed]'],
	['cnpj 12abc34501de35', 'cnpj [removed]'],
	['Fale com ana.souza+loja@exemplo.com.br.', 'Fale com [removed].'],
	['mailto:ana@exemplo.com', 'mailto:[removed]'],
	['"Ana" <ana@exemplo.com>', '"Ana" <[removed]>'],
	['josé@açaí.com.br', '[removed]'],
	['https://x.example/?e=ana%40exemplo.com', 'https:[removed]'],
	['+5511999990001', '[removed]'],
	['ligue +55 (11) 99999-0001', 'ligue [removed]'],
	['ligue (11) 99999-0001 ou (11)3333-4444', 'ligue [removed] ou [removed]'],
	['ligue (011) 9 9999-0001', 'ligue [removed]'],
	['tel:+1-555-010-0199', 'tel:[removed]'],
])('%p becomes %p', (text, expected) => {
	expect(withoutPersonalData({ message: text })).toEqual({ message: expected });
});

test.each([
	'The bank refused the transfer (code 51)',
	'disbursement_failed',
	'partner-ref-123',
	'CCB-2026-001234',
	'Parcela 1 de 12',
	'12345678901',
	'52998224724',
	'order52998224725',
	'52998224725x',
	'11222333000180',
	'1.234.567,89',
	'R$ 50.000.000,00',
	'2026-03-04T10:00:00-03:00',
	'192.168.100.10',
	'Ana Souza',
	'@partner',
	'a+b (2026)',
	'v1.2.3 (12)',
])('%p stays', (text) => {
	expect(withoutPersonalData({ message: text, external_id: text })).toEqual({
		message: text,
		external_id: text,
	});
});

test('an external ID stays unless it looks like personal data', () => {
	expect(withoutPersonalData({ external_id: 'parceiro-4821' })).toEqual({
		external_id: 'parceiro-4821',
	});
	for (const external_id of ['529.982.247-25', '52998224725', 'ana@exemplo.com']) {
		expect(withoutPersonalData({ external_id })).toEqual({ external_id: '[removed]' });
	}
});
