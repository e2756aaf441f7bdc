import type { Delivery } from '../../sandbox/deliveries/delivery';
import type { Cluster } from './cluster';
import { keyOf, storedExecutions, type Stored } from './executions';
import { endpointsOf, keepsDiniesSecret, type LiveTrigger } from './liveTriggers';
import { missingSince, tellingsAmong } from './telling';

/** What became of the events for one trigger, by Dinie's records and by n8n's database. */
export type Figures = Awaited<ReturnType<typeof figuresOf>>;

/** Counts for each trigger, from the delivery and the event on that came first after its publish. */
export async function countAll(
	cluster: Cluster,
	triggers: LiveTrigger[],
	first: { delivery: number; event: number },
) {
	const executions = await storedExecutions(cluster.postgres);
	const deliveries = cluster.sandbox.deliveries.slice(first.delivery);
	const figures: Figures[] = [];
	for (const trigger of triggers) {
		figures.push(await figuresOf(cluster, trigger, executions, first));
	}
	const sent = new Set(deliveries.filter(isGenuine).map(key));
	const ran = executions.filter(({ mode }) => mode !== 'manual');
	return {
		figures,
		stray: ran.flatMap((each) => each.deliveries).filter((each) => !sent.has(each)).length,
		unowned: sent.size - figures.reduce((sum, each) => sum + each.sent, 0),
		forged: deliveries.filter((each) => !isGenuine(each)),
	};
}

async function figuresOf(
	cluster: Cluster,
	trigger: LiveTrigger,
	executions: Stored[],
	first: { delivery: number; event: number },
) {
	const { sandbox } = cluster;
	const mine = executions.filter(({ workflowId }) => workflowId === trigger.workflowId);
	const endpoints = endpointsOf(cluster, trigger);
	const ids = new Set([trigger.firstEndpointId, ...endpoints.map(({ id }) => id)]);
	const genuine = sandbox.deliveries
		.slice(first.delivery)
		.filter((each) => ids.has(each.endpointId) && isGenuine(each));
	const runs = countEach(mine.flatMap(({ deliveries }) => deliveries));
	const repeated = new Set(
		mine.filter(({ isRepeated }) => isRepeated).flatMap(({ deliveries }) => deliveries),
	);
	const runsOf = (delivery: Delivery) => runs.get(key(delivery)) ?? 0;
	const isCutOff = ({ attempts }: Delivery) => attempts.some(({ status }) => status === null);
	const doubled = genuine.filter((each) => runsOf(each) > 1);
	const answered = genuine.filter(({ status }) => status === 'delivered');

	const answers = genuine.flatMap(({ attempts }) =>
		attempts.map(({ status, answer, error }) => `${status} ${error ?? answer}`),
	);
	const taken = new Set(answered.map(({ eventId }) => eventId));
	const events = sandbox.events.slice(first.event);
	const missed = events.filter(({ id }) => !taken.has(id));
	const told = tellingsAmong(mine);
	const since = Math.min(...told.map(missingSince));
	const calls = sandbox.requests.filter(({ path }) => [...ids].some((id) => path.includes(id)));
	return {
		fate: trigger.fate,
		events: events.length,
		sent: genuine.length,
		/** Dinie gave them up, since the endpoint was deleted or disabled. */
		dropped: genuine.filter(({ status }) => status === 'discarded').length,
		answered: answered.length,
		executed: genuine.filter((each) => runsOf(each) > 0).length,
		doubled: doubled.length,
		/** Executed twice although each answer arrived, and nobody repeated an execution. */
		doubledForNoReason: doubled.filter((each) => !isCutOff(each) && !repeated.has(key(each)))
			.length,
		lost: answered.filter((each) => runsOf(each) === 0).length,
		/** Attempts that were answered, but not 2xx, apart from those that the strange clock refused. */
		putOff: answers.filter((each) => !/^(null|2..) |timestamp_too_old/.test(each)).length,
		/** Processors that found by asking Dinie which endpoint has taken the place of the first. */
		foundBy: endpoints.flatMap(({ id }) => linesIn(cluster, `Endpoint ${id} has taken its place`)),
		triedThrice: answered.filter(({ attempts }) => attempts.length > 2).length,
		answers: countEach(answers),
		missedUntold: missed.filter(({ at }) => !(at >= since)).length,
		endpoints: endpoints.map(({ status }) => status),
		keepsSecret: await keepsDiniesSecret(cluster, trigger),
		told: told.map(({ message = '' }) => message),
		calls: calls.length,
		rotations: calls.filter(({ path }) => path.includes('rotate')).length,
	};
}

/** How often each processor that logged this did so. */
const linesIn = ({ members }: Cluster, text: string): number[] =>
	members
		.filter(({ role }) => role === 'webhook')
		.map(({ output }) => output().split(text).length - 1)
		.filter((count) => count > 0);

const key = ({ endpointId, eventId }: Delivery) => keyOf(endpointId, eventId);

const isGenuine = ({ forgery }: Delivery) => forgery === null;

function countEach(all: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
	return counts;
}
