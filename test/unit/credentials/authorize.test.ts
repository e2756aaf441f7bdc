import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { stampOf } from '../../../credentials/accessToken';
import { authorize } from '../../../credentials/authorize';

const fields: ICredentialDataDecryptedObject = {
	environment: 'custom',
	baseUrl: 'https://dinie.example/v3',
	clientId: 'dinie_ci_1',
	clientSecret: 'dinie_cs_1',
};
const credential = { ...fields, accessToken: `${stampOf(fields)}.dinie_at_1` };

/** n8n's own options, or the older ones of its HTTP Request node. */
const authorized = (request: Partial<IHttpRequestOptions> & { uri?: string }) =>
	authorize(credential, { headers: { Accept: '*/*' }, ...request } as IHttpRequestOptions);

test.each([
	'/webhooks/endpoints',
	'webhooks/endpoints',
	'',
	'/\\elsewhere.example/',
	'https:elsewhere.example',
	'https:/elsewhere.example',
	'@elsewhere.example/',
])('%p is below the base URL, and gets the token', (url) => {
	expect(authorized({ url })).toMatchObject({
		url,
		baseURL: 'https://dinie.example/v3',
		headers: { Accept: '*/*', Authorization: 'Bearer dinie_at_1' },
	});
});

test.each([{ skipSslCertificateValidation: true }, { rejectUnauthorized: false }])(
	'no token is sent where a certificate is not checked: %p',
	(unchecked) => {
		expect(() => authorized({ url: '/webhooks/endpoints', ...unchecked })).toThrow(
			"switch 'Ignore SSL Issues (Insecure)' off",
		);
		const url = 'https://elsewhere.example/';
		expect(authorized({ url, ...unchecked }).headers).toEqual({ Accept: '*/*' });
	},
);

describe.each(['url', 'uri'])('in `%s`', (field) => {
	test.each([
		'https://dinie.example/v3/webhooks/endpoints',
		'https://dinie.example:443/api/v3/webhooks/endpoints',
		'HTTPS://DINIE.example/v3',
		' https://dinie.example/v3 ',
		'https://somebody@dinie.example/v3',
	])('%p is at the origin of the base URL, and gets the token', (url) => {
		const request = authorized({ [field]: url });
		expect(request.headers).toEqual({ Accept: '*/*', Authorization: 'Bearer dinie_at_1' });
		expect(request.baseURL).toBeUndefined();
	});

	test.each([
		'https://elsewhere.example/v3/webhooks/endpoints',
		'https://dinie.example:8443/v3',
		'http://dinie.example/v3',
		'https://dinie.example@elsewhere.example/v3',
		'https://dinie.example:443@elsewhere.example/v3',
		'https://dinie.example.elsewhere.example/v3',
		'https://sub.dinie.example/v3',
		'https://dinie.example./v3',
		'https://elsewhere.example#@dinie.example/v3',
		'https://elsewhere.example\\@dinie.example/v3',
		'//elsewhere.example/v3',
		'//dinie.example@elsewhere.example/v3',
		' https://elsewhere.example/v3',
		'ftp://dinie.example/v3',
		'https://',
	])('%p is elsewhere, and is sent as it is', (url) => {
		const request = { headers: { Accept: '*/*' }, [field]: url };
		expect(authorized(request)).toEqual(request);
	});
});

test('where both stand, that one counts which n8n sends to', () => {
	const [here, elsewhere] = ['https://dinie.example/v3', 'https://elsewhere.example/'];
	expect(authorized({ url: elsewhere, uri: here }).headers).not.toHaveProperty('Authorization');
	expect(authorized({ url: here, uri: elsewhere }).headers).toHaveProperty('Authorization');
});

test('a base URL of the request’s own is looked at as well', () => {
	const elsewhere = { url: '/v3', baseURL: 'https://elsewhere.example' };
	expect(authorized(elsewhere)).toEqual({ headers: { Accept: '*/*' }, ...elsewhere });
	const here = { url: '/api/v3', baseURL: 'https://dinie.example' };
	expect(authorized(here)).toMatchObject({
		...here,
		headers: { Authorization: expect.anything() },
	});
});

test('a redirect to another origin does not get the token either', () => {
	const request = { url: '/', sendCredentialsOnCrossOriginRedirect: true };
	expect(authorized(request).sendCredentialsOnCrossOriginRedirect).toBe(false);
});

test('without a token of these fields nothing is sent, and n8n is made to fetch one', () => {
	for (const accessToken of ['', 'dinie_at_1', '0123456789ab.dinie_at_1']) {
		const act = () => authorize({ ...fields, accessToken }, { url: '/' });
		expect(act).toThrow(expect.objectContaining({ response: { status: 401 } }));
	}
});

test('elsewhere no token is asked for', () => {
	const request = { url: 'https://elsewhere.example/' };
	expect(authorize({ ...fields, accessToken: '' }, request)).toEqual(request);
});
