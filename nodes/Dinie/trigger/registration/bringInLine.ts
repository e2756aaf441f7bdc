import type { INode } from 'n8n-workflow';
import type { Send } from '../../transport/send';
import type { EndpointFields, WebhookEndpoint } from '../../transport/webhookEndpoints';
import type { TriggerMemory } from '../memory';
import {
	afterLook,
	drawing,
	findEndpointOfAnother,
	lookAt,
	mend,
	updatedAtOf,
} from './heldEndpoint';
import type { Registration } from './kept';
import { openWith, type Client } from './signingSecret';
import { markIn, type WantedEndpoint } from './wantedEndpoint';

export type Scene = {
	node: INode;
	memory: TriggerMemory;
	send: Send;
	client: Client;
	wanted: WantedEndpoint;
	/** Whether this may be changed now; at a hook everything may. */
	mayMend?(changes: EndpointFields): boolean;
};

/** What has become of what was believed in, after mending what can be mended in place. */
export type Brought = { registration: Registration } & (
	| { is: 'anotherClient' | 'drawnAway' | 'foreign' | 'gone' | 'unreadable' | 'waiting' | 'well' }
	| { is: 'mended'; changes: EndpointFields }
);

const SETTLED = ['drawnAway', 'foreign', 'mended', 'waiting', 'well'];

/** Asks Dinie about each endpoint that is believed in, the last first, until one is there. */
export async function bringInLine(scene: Scene, all: Registration[]): Promise<Brought | undefined> {
	let brought: Brought | undefined;
	for (const registration of newestOfEach(all)) {
		brought = await bringOne(scene, registration, all);
		if (SETTLED.includes(brought.is)) break;
	}
	return brought;
}

function newestOfEach(all: Registration[]): Registration[] {
	const reversed = [...all].reverse();
	return reversed.filter(
		({ endpointId }, index) =>
			reversed.findIndex((each) => each.endpointId === endpointId) === index,
	);
}

async function bringOne(
	scene: Scene,
	registration: Registration,
	all: Registration[],
): Promise<Brought> {
	const { node, memory, send, client, wanted } = scene;
	if (!['', client.client].includes(registration.client)) {
		const endpoint = await findEndpointOfAnother(send, registration.endpointId);
		const isOurs = endpoint !== undefined && markIn(endpoint) === wanted.mark;
		return { is: isOurs ? 'unreadable' : 'anotherClient', registration };
	}
	const found = await lookAt(send, registration, wanted, memory.drawnFrom);
	if (!('endpoint' in found)) return { is: found.is, registration };
	const { endpoint } = found;
	const right = all.find(isKnownBy(endpoint)) ?? registration;
	if (openWith(client, right) === undefined) return { is: 'unreadable', registration };
	const facts = { url: wanted.url, client: client.client };
	if (found.is === 'well') {
		return { is: 'well', registration: afterLook(right, facts, endpoint, endpoint) };
	}
	if (scene.mayMend?.(found.changes) === false) return { is: 'waiting', registration: right };
	const answer = await mend(node, send, found, wanted);
	if (found.changes.url !== undefined) memory.drawnFrom = drawing(endpoint);
	return {
		is: 'mended',
		registration: afterLook(right, facts, endpoint, answer),
		changes: found.changes,
	};
}

/** Of two registrations of an endpoint, the one that knows its last change has its secret. */
const isKnownBy = (endpoint: WebhookEndpoint) => (each: Registration) =>
	each.endpointId === endpoint.id && each.updatedAt === updatedAtOf(endpoint);
