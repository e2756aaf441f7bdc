import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openPage, send } from './pageClient';
import { startReceiver, type Receiver } from '../../helpers/receiver';

const HOSTILE = '<script>alert("dinie")</script>';

let sandbox: Sandbox;
let receiver: Receiver;
let page: ReturnType<typeof openPage>;

beforeEach(async () => {
	sandbox = await startSandbox({ speed: 0 });
	receiver = await startReceiver();
	page = openPage(sandbox);
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

test('says what to do next while there is nothing to show', async () => {
	const text = await page.text();
	expect(text).toContain('No endpoint yet.');
	expect(text).toContain('Nothing has been delivered.');
	expect(text).toContain(sandbox.baseUrl);
	expect(text).toContain(sandbox.clientId);
});

test('shows an endpoint with its status, its events and how long both secrets sign', async () => {
	const { id } = sandbox.endpoints.add({ url: 'https://n8n.example/hook', events: ['loan.*'] });
	sandbox.endpoints.rotate(id);
	await sandbox.clock.advance(10 * 60_000);
	const text = await page.text();
	expect(text).toContain('https://n8n.example/hook');
	expect(text).toContain('>Active<');
	expect(text).toContain('loan.*');
	expect(text).toMatch(/The previous secret signs as well for\s+<span [^>]+>50 min</);

	await sandbox.clock.advance(50 * 60_000);
	expect(await page.text()).not.toContain('The previous secret');
});

test('shows each attempt with its time, status, duration and answer, and the next one', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	receiver.answerWith(503);
	sandbox.fire('loan.error');
	await sandbox.idle();
	const text = await page.text();
	expect(text).toContain('Waiting to try again');
	expect(text).toContain('503 Service Unavailable');
	expect(text).toMatch(/class="when">\d\d:\d\d:\d\d</);
	expect(text).toMatch(/class="took">\d+ ms</);
	expect(text).toContain('answered 503');
	expect(text).toMatch(/Next attempt at \d\d:\d\d:\d\d, in\s+<span [^>]+>1 min</);
});

test('shows what came over the wire as text, never as markup', async () => {
	sandbox.endpoints.add({
		url: `${receiver.url}?${HOSTILE}`,
		description: HOSTILE,
		events: [HOSTILE, 'loan.error'],
	});
	sandbox.fire('loan.error', { data: { note: HOSTILE } });
	await sandbox.idle();
	await send('GET', `${sandbox.baseUrl}/${encodeURI('<u>')}`);
	await page.press('/page/events', {
		opened: HOSTILE,
		type: HOSTILE,
		payload: HOSTILE,
		send: 'yes',
	});
	const text = await page.text();
	expect(text).not.toContain('<script>alert');
	expect(text.match(/<script/g)).toHaveLength(1);
	expect(text).not.toContain('<u>');
	expect(text).toContain('&#60;script&#62;alert');
});

test('lets the page load nothing from elsewhere and run nothing inline', async () => {
	const { headers, text } = await send('GET', `${sandbox.url}/`);
	expect(headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
	expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
	expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
	for (const [, path] of text.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)) {
		expect(await send('GET', sandbox.url + path)).toMatchObject({ status: 200 });
	}
});

test('leaves the log of API calls alone', async () => {
	await page.text();
	await send('GET', `${sandbox.url}/page/dinie.svg`);
	expect(sandbox.requests).toEqual([]);
});

test('tells an open page of changes, many at once as one, until it is closed', async () => {
	const aborter = new AbortController();
	const { body } = await fetch(`${sandbox.url}/page/changes`, { signal: aborter.signal });
	const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
	expect(await reader?.read()).toMatchObject({ value: 'retry: 1000\n\n' });
	for (let count = 0; count < 50; count += 1) sandbox.fire('loan.error');
	expect(await reader?.read()).toMatchObject({ value: 'data: changed\n\n' });
	aborter.abort();
});
