import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { referTo } from '../../n8n/credential';
import { idleNode, nodeOf, rowOf } from '../../n8n/workflows';
import type { LoadJob } from '../load/job';
import { CONTESTANTS, pathOf, type ContestantName } from './contestants';
import type { Stand } from './stand';

/** A published workflow of a contestant's trigger and a node that does nothing. */
export type Contestant = {
	name: ContestantName;
	title: string;
	workflowId: string;
	/** Where to send a genuine delivery, and what to sign it with. */
	target: Pick<LoadJob, 'ca' | 'key' | 'pid' | 'scheme' | 'url'>;
};

/** Saves and publishes a contestant's workflow, as it would be by a person, settings at their defaults. */
export async function enter(
	stand: Stand,
	name: ContestantName,
	more: IDataObject = {},
): Promise<Contestant> {
	const { n8n, credentials } = stand;
	const { title, type, typeVersion, scheme, credential, parameters } = CONTESTANTS[name];
	const webhookId = randomUUID();
	const known = credential ? credentials[credential] : undefined;
	const uses = known && { credentials: referTo(known) };
	const trigger = nodeOf(
		title,
		type,
		{ ...parameters, ...more },
		{ typeVersion, webhookId, ...uses },
	);
	const workflow = rowOf(title, [trigger, idleNode()]);
	const { id: workflowId } = await n8n.rest.createWorkflow(workflow);
	await n8n.rest.publish(workflowId);
	const url = `https://127.0.0.1:${new URL(n8n.url).port}/webhook/${pathOf(name, webhookId)}`;
	const { cert: ca } = n8n.certificate;
	const target = { ca, url, scheme, key: keyOf(stand, name, url), pid: n8n.pid };
	return { name, title, workflowId, target };
}

/** What its genuine deliveries are signed with now: ten minutes of forged ones alone make ours rotate its secret. */
export function keyOf({ sandbox, vendors }: Stand, name: ContestantName, url: string): string {
	if (name === 'github' || name === 'stripe') return vendors.keys[name];
	return sandbox.endpoints.list().find((endpoint) => endpoint.url === url)?.secret ?? '';
}
