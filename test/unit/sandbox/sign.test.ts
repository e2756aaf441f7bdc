import { Webhook } from 'standardwebhooks';
import { sign } from '../../../sandbox/deliveries/sign';

const PUBLISHED = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_b3RoZXItc2VjcmV0LW9mLXRoZS1zYW5kYm94';

test('signs as the published example of Standard Webhooks', () => {
	const headers = sign([PUBLISHED], {
		id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		timestamp: 1614265330,
		body: '{"test": 2432232314}',
	});
	expect(headers).toEqual({
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': '1614265330',
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
	});
});

test('puts one signature for each secret in the header, each of which is genuine', () => {
	const timestamp = Math.floor(Date.now() / 1000);
	const body = JSON.stringify({ type: 'loan.error', data: { nome: 'João' } });
	const headers = sign([PUBLISHED, OTHER], { id: 'evt_1', timestamp, body });

	expect(headers['webhook-signature'].split(' ')).toHaveLength(2);
	for (const secret of [PUBLISHED, OTHER]) {
		expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
	}
});

test('signs bytes that are not text', () => {
	const message = { id: 'evt_1', timestamp: 1614265330 };
	const bytes = sign([PUBLISHED], { ...message, body: Uint8Array.of(0x7b, 0xff, 0x7d) });
	const replaced = sign([PUBLISHED], { ...message, body: '{\ufffd}' });
	expect(bytes['webhook-signature']).not.toBe(replaced['webhook-signature']);
});
