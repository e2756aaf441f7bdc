import type { RequestHandler } from 'express';
import type { Sandbox } from '../sandbox';

const PAUSE_MS = 100;

/**
 * Tells open pages that something changed, many changes at once as one; they then load what is new.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function changeStream({ subscribe }: Sandbox): RequestHandler {
	return (_request, response) => {
		response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		response.write('retry: 1000\n\n');
		let timer: NodeJS.Timeout | undefined;
		const unsubscribe = subscribe(() => {
			timer ??= setTimeout(() => {
				timer = undefined;
				response.write('data: changed\n\n');
			}, PAUSE_MS);
		});
		response.on('close', () => {
			unsubscribe();
			clearTimeout(timer);
		});
	};
}
