import { EVENT_TYPES } from '../../../sandbox/payloads';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { openPage } from './pageClient';
import { startReceiver, type Receiver } from '../../helpers/receiver';

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

const press = (fields: Record<string, string>) => page.press('/page/events', fields);

/** The fields of the editor as it sends them with any button of its form. */
const edited = (payload: string, { type = 'loan.error', shown = '{}' } = {}) => ({
	opened: 'loan.error',
	type,
	payload,
	shown,
});

test('there is a button for every event, and each fires its sample', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	const text = await page.text();
	const types = [...text.matchAll(/name="fire"\s+value="([^"]+)"/g)].map(([, type = '']) => type);
	expect([...types].sort()).toEqual([...EVENT_TYPES].sort());
	for (const fire of types) expect(await press({ fire })).toContain(`${fire} fired at 1 endpoint.`);
	expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(types);
});

test('an event that nobody hears is said to have gone nowhere, and why', async () => {
	expect(await press({ fire: 'loan.error' })).toContain('no endpoint is registered yet');
	sandbox.endpoints.add({ url: receiver.url, events: ['customer.*'] });
	expect(await press({ fire: 'loan.error' })).toContain('no active endpoint listens for it');
});

test('a payload is opened, edited, fired, and stays as it was edited', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	const opened = await press({ edit: 'loan.error' });
	expect(opened).toContain('disbursement_failed');
	expect(page.address()).toContain('event=loan.error');

	const payload = '{\r\n  "id": "ln_mine"\r\n}';
	const fired = await press({ ...edited(payload), send: 'yes' });
	expect(fired).toContain('{\n  &#34;id&#34;: &#34;ln_mine&#34;\n}</textarea');
	expect(JSON.parse(receiver.received[0]?.body ?? '').data).toEqual({ id: 'ln_mine' });

	await press({ ...edited(payload, { shown: payload }), fire: 'loan.error' });
	expect(JSON.parse(receiver.received[1]?.body ?? '').data).toEqual({ id: 'ln_mine' });
});

test('a payload that is no JSON is not fired, nothing of it is lost, and the place is named', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	const payload = '{"id": ln_1}';
	const text = await press({ ...edited(payload), send: 'yes' });
	expect(text).toContain('loan.error was not fired');
	expect(text).toContain('line 1, column 8');
	expect(text).toContain('{&#34;id&#34;: ln_1}</textarea');
	expect(text).toContain('aria-invalid="true"');
	expect(sandbox.events).toEqual([]);
});

test('a payload being edited is kept while another event is opened', async () => {
	const other = await press({ ...edited('{"mine": 1'), edit: 'loan.active' });
	expect(other).toContain('name="type"\n				value="loan.active"');
	expect(await press({ edit: 'loan.error' })).toContain('{&#34;mine&#34;: 1</textarea');
});

test('an event stays open while something else is done on the page', async () => {
	await press({ edit: 'loan.error' });
	expect(await page.press('/page/clock', { minutes: '1' })).toContain('</textarea');
});

test('an edited payload goes back to the sample, and the editor closes', async () => {
	await press({ ...edited('{"mine": 1}'), edit: 'loan.error' });
	const reset = await press({ ...edited('{}'), reset: 'yes' });
	expect(reset).toContain('disbursement_failed');
	expect(reset).not.toContain('mine');
	expect(await press({ ...edited('{}'), close: 'yes' })).not.toContain('</textarea');
});

test('an event the sandbox does not know is fired under the name it was given', async () => {
	sandbox.endpoints.add({ url: receiver.url });
	const shown = '{"id": "ln_1"}';
	await press({ ...edited(shown, { type: ' loan.renegotiated ', shown }), send: 'yes' });
	expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
		type: 'loan.renegotiated',
		data: { id: 'ln_1' },
	});
});

test.each([
	['has no name', edited('{"mine": 1}', { type: ' ' }), 'An event needs a name.'],
	['is empty', edited(''), 'line 1, column 1'],
	['is no object', edited('[1]'), 'begin with { and end with }'],
])('an event that %s is not fired, and stays open', async (_what, fields, message) => {
	sandbox.endpoints.add({ url: receiver.url });
	const text = await press({ ...fields, send: 'yes' });
	expect(text).toContain(message);
	expect(text).toContain(`\n${fields.payload.replaceAll('"', '&#34;')}</textarea`);
	expect(sandbox.events).toEqual([]);
});

test('a sample follows the form of the contract until it is edited', async () => {
	sandbox.settings.contract = 'sdk';
	expect(await press({ edit: 'loan.payment_received' })).toContain('&#34;amount&#34;: 999.24');
	sandbox.settings.contract = 'documentation';
	expect(await page.text()).toContain('&#34;amount&#34;: &#34;999.24&#34;');
});
