import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { send } from './pageClient';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
});
afterEach(() => sandbox.close());

test.each(['/', '/page/changes', '/control/endpoints'])(
	'does not show %s to a website whose name leads to this machine',
	async (path) => {
		const { status, text } = await send('GET', sandbox.url + path, { host: 'evil.example:4030' });
		expect(status).toBe(403);
		expect(text).toMatch(/answers to localhost, 127\.0\.0\.1/);
	},
);

test('opens as localhost too', async () => {
	const { port } = new URL(sandbox.url);
	const host = `localhost:${port}`;
	expect(await send('GET', `${sandbox.url}/`, { host })).toMatchObject({ status: 200 });
	const headers = { host, origin: `http://${host}` };
	expect(await send('POST', `${sandbox.url}/page/faults`, headers)).toMatchObject({ status: 303 });
});

test.each(['/page/events', '/page/clock', '/control/events'])(
	'takes no POST at %s from pages of other websites',
	async (path) => {
		for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null']) {
			const { status } = await send('POST', sandbox.url + path, { origin }, 'fire=loan.error');
			expect(status).toBe(403);
		}
		expect(sandbox.events).toEqual([]);
	},
);
