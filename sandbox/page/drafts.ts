import { isKnownEvent } from '../payloads';
import type { Sandbox } from '../sandbox';

export type Drafts = ReturnType<typeof createDrafts>;

/** The payloads people have edited, by event, so that none is lost between two pages. */
export function createDrafts({ sample }: Pick<Sandbox, 'sample'>) {
	const texts = new Map<string, string>();
	const resets = new Map<string, number>();

	return {
		/** What firing the event sends: the edited text, or else a fresh sample. */
		textOf(type: string): string {
			return texts.get(type) ?? JSON.stringify(isKnownEvent(type) ? sample(type) : {}, null, 2);
		},
		isEdited: (type: string) => texts.has(type),
		keep(type: string, text: string): void {
			texts.set(type, text);
		},
		reset(type: string): void {
			texts.delete(type);
			resets.set(type, (resets.get(type) ?? 0) + 1);
		},
		/** Another number means another text field, which shows the sample again. */
		resetsOf: (type: string) => resets.get(type) ?? 0,
	};
}
