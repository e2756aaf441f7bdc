import { createHash } from 'node:crypto';

/** Whose endpoint it is: read from the mark that ends its description. */
export type Owner = { instanceId: string; workflowId: string; nodeId: string; test: boolean };

const MARK = /\s*\[n8n:([0-9a-f]{12})\/([^/\]\s]+)\/([^/\]\s]+?)(\/test)?\]/;
const MARK_AT_END = new RegExp(`${MARK.source}\\s*$`);

/** Short form of n8n's instance ID, which is too telling to hand to Dinie whole. */
export const shortInstanceId = (instanceId: string) =>
	createHash('sha256').update(instanceId).digest('hex').slice(0, 12);

export const markOf = ({ instanceId, workflowId, nodeId, test }: Owner) =>
	`[n8n:${instanceId}/${workflowId}/${nodeId}${test ? '/test' : ''}]`;

/** The owner that a description's mark names; `null` when no trigger manages the endpoint. */
export function ownerIn(description: unknown): Owner | null {
	const found = typeof description === 'string' ? MARK_AT_END.exec(description) : null;
	if (!found) return null;
	const [, instanceId = '', workflowId = '', nodeId = '', test] = found;
	return { instanceId, workflowId, nodeId, test: test !== undefined };
}

/** A description with this mark at its end; a person's text is kept, another mark is replaced. */
export function withMark(description: string | null | undefined, mark: string): string {
	return `${(description ?? '').replace(MARK_AT_END, '')} ${mark}`.trim();
}

/** Whether a text contains anything of the form of a mark, which people must not write. */
export const containsMark = (text: string) => MARK.test(text);
