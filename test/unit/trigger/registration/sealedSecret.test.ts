import fc from 'fast-check';
import { seal, unseal } from '../../../../nodes/Dinie/trigger/registration/sealedSecret';
import { newSigningSecret } from '../../../../sandbox/ids';

const binding = { clientSecret: 'dinie_cs_test_1', endpointId: 'we_1' };
const secret = newSigningSecret();

test('what was sealed can be opened', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
			expect(unseal(seal(text, binding), binding)).toBe(text);
		}),
	);
});

test('a sealed secret does not contain the secret, in clear or encoded', () => {
	const sealed = seal(secret, binding);
	const bytes = Buffer.from(sealed.slice('v1.'.length), 'base64');
	for (const text of [secret, secret.replace('whsec_', '')]) {
		expect(sealed).not.toContain(text);
		expect(bytes.includes(Buffer.from(text))).toBe(false);
		expect(bytes.includes(Buffer.from(text, 'base64'))).toBe(false);
	}
});

test('two sealings of one secret differ', () => {
	const sealings = Array.from({ length: 100 }, () => seal(secret, binding));
	expect(new Set(sealings).size).toBe(100);
});

test('another client secret or endpoint cannot open it', () => {
	const sealed = seal(secret, binding);
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (other) => {
			fc.pre(other !== binding.clientSecret && other !== binding.endpointId);
			expect(unseal(sealed, { ...binding, clientSecret: other })).toBeUndefined();
			expect(unseal(sealed, { ...binding, endpointId: other })).toBeUndefined();
		}),
	);
});

test('a text with any one character changed cannot be opened', () => {
	const sealed = seal(secret, binding);
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_. ';
	for (let at = 0; at < sealed.length; at++) {
		for (const letter of letters.replace(sealed.charAt(at), '')) {
			const changed = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}`;
			expect(unseal(changed, binding)).toBeUndefined();
		}
	}
});

test('a text that is longer, shorter or something else altogether cannot be opened', () => {
	const sealed = seal(secret, binding);
	for (const text of [
		`${sealed}A`,
		sealed.slice(0, -4),
		'',
		'v1.',
		'v1.AAAA',
		secret,
		`v2${sealed}`,
	]) {
		expect(unseal(text, binding)).toBeUndefined();
	}
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(unseal(text, binding)).toBeUndefined();
			expect(unseal(`v1.${Buffer.from(text).toString('base64')}`, binding)).toBeUndefined();
		}),
	);
});
