import { createHash } from 'node:crypto';

/** Whose endpoint it is: read from the mark in its description. */
export type Owner = { instanceId: string; workflowId: string; nodeId: string; test: boolean };

// No part of it may begin with blanks or hold a bracket: a reader must not try each of 50,000 blanks as a beginning.
const MARKS = /\[n8n:[0-9a-f]{12}\/[^/[\]\s]+\/[^/[\]\s]+(?:\/test)?\]/g;
const OPENING = '[n8n:';

const marksIn = (text: string): string[] => text.match(MARKS) ?? [];

/** Short form of n8n's instance ID, which is too telling to hand to Dinie whole. */
export const shortInstanceId = (instanceId: string) =>
	createHash('sha256').update(instanceId).digest('hex').slice(0, 12);

/** Workflows made over n8n's API may have any IDs, so these are percent-encoded. */
export function markOf({ instanceId, workflowId, nodeId, test }: Owner): string {
	const ids = [workflowId, nodeId].map(encodeURIComponent).join('/');
	return `[n8n:${instanceId}/${ids}${test ? '/test' : ''}]`;
}

/** The owner that a description's mark names, wherever it stands; `null` when no trigger manages the endpoint. */
export function ownerIn(description: unknown): Owner | null {
	const mark = typeof description === 'string' ? marksIn(description).at(-1) : undefined;
	if (!mark) return null;
	const [instanceId = '', workflowId = '', nodeId = '', test] = mark
		.slice(OPENING.length, -1)
		.split('/');
	return {
		instanceId,
		workflowId: decoded(workflowId),
		nodeId: decoded(nodeId),
		test: test !== undefined,
	};
}

function decoded(id: string): string {
	try {
		return decodeURIComponent(id);
	} catch {
		return id;
	}
}

/** A description with this mark at its end; a person's text is kept, another mark is replaced. */
export function withMark(description: string | null | undefined, mark: string): string {
	return `${withoutMark(description)} ${mark}`.trim();
}

/** What a person wrote in a description, before and after the mark. */
export function withoutMark(description: string | null | undefined): string {
	const [first = '', ...others] = (description ?? '').split(MARKS);
	if (others.length === 0) return first;
	return [first, ...others.map(setApart)]
		.map((text) => text.trimEnd())
		.join('')
		.trim();
}

// Two halves of a mark around another one must not become a mark.
const setApart = (text: string) => (/^\S/.test(text) ? ` ${text}` : text);

/** Whether a text contains anything of the form of a mark, which people must not write. */
export const containsMark = (text: string) => marksIn(text).length > 0;

/** What to say of a description in which a person has written a mark; nothing when all is well. */
export const whyNoDescription = (text: string): string | undefined =>
	containsMark(text)
		? "'Description' holds text of the form [n8n:…], which marks the trigger that owns an endpoint: remove it"
		: undefined;
