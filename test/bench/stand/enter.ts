import { randomUUID } from 'node:crypto';
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

const BEHIND = 'Nothing';

/** Saves and publishes a contestant's workflow, as it would be by a person, settings at their defaults. */
export async function enter(stand: Stand, name: ContestantName): Promise<Contestant> {
	const { n8n, credentials } = stand;
	const { title, type, typeVersion, scheme, credential, parameters } = CONTESTANTS[name];
	const webhookId = randomUUID();
	const known = credential ? credentials[credential] : undefined;
	const trigger = {
		id: randomUUID(),
		name: title,
		type,
		typeVersion,
		position: [0, 0],
		webhookId,
		parameters,
		...(known && { credentials: { [known.type]: { id: known.id, name: known.name } } }),
	};
	const behind = {
		id: randomUUID(),
		name: BEHIND,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [240, 0],
		parameters: {},
	};
	const { id: workflowId } = await n8n.rest.createWorkflow({
		name: title,
		nodes: [trigger, behind],
		connections: { [title]: { main: [[{ node: BEHIND, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	await n8n.rest.publish(workflowId);
	const url = `https://127.0.0.1:${new URL(n8n.url).port}/webhook/${pathOf(name, webhookId)}`;
	const { cert: ca } = n8n.certificate;
	const target = { ca, url, scheme, key: keyOf(stand, name, url), pid: n8n.pid };
	return { name, title, workflowId, target };
}

function keyOf({ sandbox, vendors }: Stand, name: ContestantName, url: string): string {
	if (name === 'github' || name === 'stripe') return vendors.keys[name];
	return sandbox.endpoints.list().find((endpoint) => endpoint.url === url)?.secret ?? '';
}
