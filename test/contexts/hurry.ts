import type { Sandbox } from '../../sandbox/server';

const PATH = /webhooks\/endpoints/;

/**
 * Answers the next request 503 and makes the clock jump ahead meanwhile, to almost the end of a hook's 45 seconds:
 * all that follows is then waited for a moment only. Ends with `jest.restoreAllMocks()`.
 */
export function hurry(sandbox: Sandbox, jumpMs = 44_900): void {
	const realNow = Date.now;
	let ahead = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
	sandbox.faults.add({ path: PATH, times: 1, answer: { status: 503, retryAfterSeconds: 0 } });
	const stop = sandbox.subscribe(({ kind }) => {
		if (kind !== 'request' || !PATH.test(sandbox.requests.at(-1)?.path ?? '')) return;
		ahead = jumpMs;
		stop();
	});
}
