import { randomUUID } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { logRefusal } from '../../../../nodes/Dinie/trigger/delivery/refusals';

type Line = { message: string; webhookId: string };

/** A trigger of its own for each test: what was logged is remembered per trigger. */
function newTrigger() {
	const lines: Line[] = [];
	const warn = (message: string, { webhookId }: { webhookId: string }) =>
		lines.push({ message, webhookId });
	const node = { id: randomUUID(), name: 'Dinie Trigger' };
	const context = {
		getNode: () => node,
		getWorkflow: () => ({ id: 'workflow-1' }),
		logger: { warn },
	} as unknown as IWebhookFunctions;
	const refuse = (code: Parameters<typeof logRefusal>[1], webhookId: unknown = 'evt_1') =>
		logRefusal(context, code, webhookId);
	return { lines, refuse };
}

beforeEach(() => void jest.useFakeTimers({ now: 1772618400_000 }));
afterEach(() => void jest.useRealTimers());

test('a line names the trigger, the code, the cause and the delivery', () => {
	const { lines, refuse } = newTrigger();
	refuse('payload_too_large');
	expect(lines).toEqual([
		{
			message:
				"Dinie Trigger 'Dinie Trigger' refused a delivery (payload_too_large): the body is over 1 MiB.",
			webhookId: 'evt_1',
		},
	]);
});

test('there is one line per code and minute, which then counts the others', () => {
	const { lines, refuse } = newTrigger();
	for (let time = 0; time < 100; time++) refuse('signature_mismatch');
	refuse('missing_headers');
	expect(lines).toHaveLength(2);
	jest.advanceTimersByTime(59_999);
	refuse('signature_mismatch');
	expect(lines).toHaveLength(2);
	jest.advanceTimersByTime(1);
	refuse('signature_mismatch');
	expect(lines).toHaveLength(3);
	expect(lines[2]?.message).toContain('100 more since the last such line.');
	jest.advanceTimersByTime(60_000);
	refuse('signature_mismatch');
	expect(lines[3]?.message).not.toContain('more since');
});

test('triggers do not silence each other', () => {
	const [one, other] = [newTrigger(), newTrigger()];
	one.refuse('signature_mismatch');
	other.refuse('signature_mismatch');
	expect([one, other].map(({ lines }) => lines.length)).toEqual([1, 1]);
});

test.each([
	['evt_1.a-B', 'evt_1.a-B'],
	['\u001b[31mforged\r\nline', '31mforgedline'],
	['x'.repeat(100), 'x'.repeat(64)],
	[null, ''],
	[['a', 'b'], 'ab'],
])('the ID %p is logged as %p', (id, logged) => {
	const { lines, refuse } = newTrigger();
	refuse('missing_headers', id);
	expect(lines[0]?.webhookId).toBe(logged);
});

test('a signature that does not match names rotation elsewhere, and that the trigger mends itself', () => {
	const { lines, refuse } = newTrigger();
	refuse('signature_mismatch');
	expect(lines[0]?.message).toMatch(/rotated elsewhere.*mends itself/);
	expect(lines[0]?.message).not.toContain('unpublish');
});

test('a clock that is off is named', () => {
	const { lines, refuse } = newTrigger();
	refuse('timestamp_too_old');
	refuse('timestamp_too_new');
	for (const { message } of lines) expect(message).toContain('the clock of this machine');
});
