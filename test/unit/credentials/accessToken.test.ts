import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { presentToken, stampOf } from '../../../credentials/accessToken';

const made: ICredentialDataDecryptedObject = {
	environment: 'custom',
	baseUrl: 'https://dinie.example/v3',
	clientId: 'dinie_ci_1',
	clientSecret: 'dinie_cs_1',
	webhookSecret: '',
};
const stored = { ...made, accessToken: `${stampOf(made)}.dinie_at_1` };

test('a token counts as long as the fields that it was made from stand as they were', () => {
	expect(presentToken(stored)).toBe('dinie_at_1');
});

test.each([
	['clientId', 'dinie_ci_2'],
	['clientSecret', 'dinie_cs_2'],
	['clientSecret', ''],
	['baseUrl', 'https://dinie.example/v4'],
	['baseUrl', 'https://other.example/v3'],
	['environment', 'production'],
	['environment', 'sandbox'],
])('with another %s (%p) it counts no more', (field, value) => {
	expect(presentToken({ ...stored, [field]: value })).toBeUndefined();
});

test.each([
	['webhookSecret', 'whsec_AAAA'],
	['baseUrl', ' https://dinie.example/v3/ '],
	['clientId', '\tdinie_ci_1 '],
	['clientSecret', ' dinie_cs_1\n'],
])('%s written as %p is no other', (field, value) => {
	expect(presentToken({ ...stored, [field]: value })).toBe('dinie_at_1');
});

test('parts of one field that have moved into the next make another token', () => {
	const moved = { ...made, clientId: 'dinie_ci', clientSecret: '_1dinie_cs_1' };
	expect(stampOf(moved)).not.toBe(stampOf(made));
});

test.each([
	['nothing', ''],
	['nothing at all', undefined],
	['a token that a version before has stored', 'dinie_at_1'],
	['a token with another stamp', '0123456789ab.dinie_at_1'],
	['a stamp alone', stampOf(made)],
])('%s is no token', (_, accessToken) => {
	expect(presentToken({ ...made, accessToken } as ICredentialDataDecryptedObject)).toBeUndefined();
});

test('a token may hold dots', () => {
	const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc';
	expect(presentToken({ ...made, accessToken: `${stampOf(made)}.${jwt}` })).toBe(jwt);
});

test('the stamp gives nothing of the secret away, and is as short as it is said to be', () => {
	expect(stampOf(made)).toMatch(/^[0-9a-f]{12}$/);
});
