/**
 * What `work` comes to, or an error with the code `ETIMEDOUT` once `ms` are over. The signal ends a request that is
 * under way: n8n's own time-out ends with the first byte of an answer.
 */
export async function withinTime<T>(
	ms: number,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const signal = AbortSignal.timeout(Math.max(1, Math.ceil(ms)));
	return await Promise.race([work(signal), timeUp(signal)]);
}

async function timeUp(signal: AbortSignal): Promise<never> {
	await new Promise((resolve) => signal.addEventListener('abort', resolve));
	throw Object.assign(new Error('no answer came in time'), { code: 'ETIMEDOUT' });
}
