import { RestError, type Session } from './session';
import { until } from './until';

export type PublicationStatus = {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	liveVersionId: string | null;
	pendingVersionId: string | null;
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
};

// Five attempts, each of which may take a hook's whole time, and the pauses between them.
const LIMIT_MS = 300_000;

/** What n8n tells of the publication of a workflow; nothing on the legacy engine, which has no such thing. */
export async function publicationStatus(
	session: Session,
	workflowId: string,
): Promise<PublicationStatus | undefined> {
	return await session
		.request<PublicationStatus>('GET', `/workflows/${workflowId}/publication-status`)
		.catch((error: Error) => {
			if (error instanceof RestError && error.status === 404) return undefined;
			throw error;
		});
}

/** Waits until n8n is through with publishing or unpublishing; throws what it says of failed triggers. */
export async function untilSettled(session: Session, workflowId: string): Promise<void> {
	const settled = await until(
		'n8n to publish or unpublish',
		async () => {
			const status = await publicationStatus(session, workflowId);
			return status?.status === 'in_progress' ? undefined : { triggers: [], ...status };
		},
		{ limitMs: LIMIT_MS },
	);
	const failures = settled.triggers
		.filter(({ status }) => status === 'failed')
		.map(({ nodeId, errorMessage }) => errorMessage ?? `The trigger ${nodeId} failed`);
	if (failures.length > 0) throw new Error(failures.join('\n'));
}
