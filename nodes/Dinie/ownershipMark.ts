import { createHash } from 'node:crypto';

/** Whose endpoint it is: read from the mark that ends its description. */
export type Owner = { instanceId: string; workflowId: string; nodeId: string; test: boolean };

const MARK = /\s*\[n8n:([0-9a-f]{12})\/([^/\]\s]+)\/([^/\]\s]+?)(\/test)?\]/;
const MARK_AT_END = new RegExp(`${MARK.source}\\s*$`);

/** Short form of n8n's instance ID, which is too telling to hand to Dinie whole. */
export const shortInstanceId = (instanceId: string) =>
	createHash('sha256').update(instanceId).digest('hex').slice(0, 12);

/** Workflows made over n8n's API may have any IDs, so these are percent-encoded. */
export function markOf({ instanceId, workflowId, nodeId, test }: Owner): string {
	const ids = [workflowId, nodeId].map(encodeURIComponent).join('/');
	return `[n8n:${instanceId}/${ids}${test ? '/test' : ''}]`;
}

/** The owner that a description's mark names; `null` when no trigger manages the endpoint. */
export function ownerIn(description: unknown): Owner | null {
	const found = typeof description === 'string' ? MARK_AT_END.exec(description) : null;
	if (!found) return null;
	const [, instanceId = '', workflowId = '', nodeId = '', test] = found;
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

/** What a person wrote in a description. */
export const withoutMark = (description: string | null | undefined) =>
	(description ?? '').replace(MARK_AT_END, '');

/** Whether a text contains anything of the form of a mark, which people must not write. */
export const containsMark = (text: string) => MARK.test(text);

/** What to say of a description in which a person has written a mark; nothing when all is well. */
export const whyNoDescription = (text: string): string | undefined =>
	containsMark(text)
		? "'Description' holds text of the form [n8n:…], which marks the trigger that owns an endpoint: remove it"
		: undefined;
