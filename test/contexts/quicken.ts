import { ClientRequest } from 'node:http';

/**
 * Time limits of requests are a twentieth of what they are, or another part. Ends with `jest.restoreAllMocks()`.
 */
export function quicken(times = 20): void {
	const { timeout } = AbortSignal;
	const { setTimeout } = ClientRequest.prototype;
	const shorter = (ms: number) => Math.ceil(ms / times);
	jest
		.spyOn(AbortSignal, 'timeout')
		.mockImplementation((ms) => timeout.call(AbortSignal, shorter(ms)));
	jest.spyOn(ClientRequest.prototype, 'setTimeout').mockImplementation(function (
		this: ClientRequest,
		ms,
		then,
	) {
		return setTimeout.call(this, shorter(ms), then);
	});
}
