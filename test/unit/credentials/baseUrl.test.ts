import { baseUrlOf } from '../../../credentials/baseUrl';

const custom = (baseUrl: unknown) => baseUrlOf({ environment: 'custom', baseUrl } as never);

test('production and sandbox have their own base URLs, whatever stands in the hidden field', () => {
	expect(baseUrlOf({ environment: 'production', baseUrl: 'https://x.example' })).toBe(
		'https://api.dinie.com.br/v3',
	);
	expect(baseUrlOf({ environment: 'sandbox' })).toBe('https://sandbox.api.dinie.com.br/v3');
});

test.each([
	['https://dinie.internal.example/v3', 'https://dinie.internal.example/v3'],
	['https://dinie.internal.example/v3/', 'https://dinie.internal.example/v3'],
	['https://dinie.internal.example/api/v3///', 'https://dinie.internal.example/api/v3'],
	['  https://dinie.internal.example/v3 \n', 'https://dinie.internal.example/v3'],
	['https://dinie.internal.example', 'https://dinie.internal.example'],
	['https://DINIE.internal.example:8443/v3?a=1#b', 'https://dinie.internal.example:8443/v3'],
	['http://localhost:4010/v3', 'http://localhost:4010/v3'],
	['http://127.0.0.1:4010/v3/', 'http://127.0.0.1:4010/v3'],
	['http://[::1]:4010', 'http://[::1]:4010'],
])('the custom base URL %p is taken as %s', (given, expected) => {
	expect(custom(given)).toBe(expected);
});

test.each([
	'',
	'  ',
	undefined,
	'api.dinie.com.br/v3',
	'localhost:4010/v3',
	'https://',
	'mailto:a@b.example',
])('%p is no base URL, and the message quotes it and shows a good one', (given) => {
	expect(() => custom(given)).toThrow(
		`The Base URL of the Dinie API credential is not a URL: '${String(given ?? '').trim()}'. Write it in full, e.g. https://api.dinie.com.br/v3`,
	);
});

test.each([
	['http://dinie.internal.example/v3', 'http://dinie.internal.example'],
	['http://127.0.0.1.example.com/v3', 'http://127.0.0.1.example.com'],
	['http://localhost.example.com:1/v3', 'http://localhost.example.com:1'],
	['ftp://dinie.internal.example/v3', 'ftp://dinie.internal.example'],
	['http://user:password@dinie.internal.example', 'http://dinie.internal.example'],
])('%p is refused, since it would send the client secret in clear', (given, quoted) => {
	expect(() => custom(given)).toThrow(
		`must start with https:// (http:// is accepted for localhost only), not '${quoted}'`,
	);
});
