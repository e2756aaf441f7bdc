import type { Notice } from './view';

const KEPT = 100;

/** Answers to buttons, kept until the browser has followed the redirect to the page. */
export function createNotices() {
	const notices = new Map<string, Notice>();
	let count = 0;

	return {
		/** Returns the name under which the notice can be had. */
		add(notice: Notice): string {
			count += 1;
			notices.set(String(count), notice);
			notices.delete(String(count - KEPT));
			return String(count);
		},
		get: (name: string) => notices.get(name) ?? null,
	};
}
