import type { SandboxEvent } from '../../sandbox/deliveries/events';
import { say } from '../helpers/print';
import { outputOf } from '../n8n/executions';
import { until } from '../n8n/until';
import type { Stage } from '../n8n/stage/stage';
import { publishUseCases, type Published } from './useCases';

const SHOWN_CHARACTERS = 48;
/** Between two events, on the sandbox's clock. */
const STEP_MS = 30_000;

/** What became of one event of the story. */
type Outcome = {
	event: string;
	delivery: string;
	attempts: number;
	execution: string;
	item: string;
};

/** Publishes the users' cases, plays a customer's life until their loan fails, and follows each event. */
export async function playStory(stage: Stage): Promise<Outcome[]> {
	const { sandbox } = stage;
	const published = await publishUseCases(stage);
	for (const { url, events } of sandbox.endpoints.list()) {
		say(`n8n has registered ${url} for ${events.join(', ')}`);
	}
	const { types, customerId, loanId, done } = sandbox.playStory({
		ending: 'error',
		stepMs: STEP_MS,
	});
	say(`The sandbox plays ${types.length} events of customer ${customerId} and loan ${loanId}`);
	const events = await done;
	await sandbox.idle();
	for (const each of published) say(await servedBy(stage, each));
	return await Promise.all(events.map(async (event) => await outcomeOf(stage, published, event)));
}

async function servedBy({ n8n, services }: Stage, { file, called, inWords, example }: Published) {
	await n8n.rest.waitForExecutions(example.workflowId, 1);
	const find = () => services.calls.find(({ path }) => called.test(path));
	return inWords(await until(`${file} to call its service`, find));
}

async function outcomeOf(
	{ n8n, sandbox }: Stage,
	published: Published[],
	{ id, type }: SandboxEvent,
): Promise<Outcome> {
	const delivery = sandbox.deliveries.find(({ eventId }) => eventId === id);
	const useCase = published.find(({ event }) => event === type);
	if (!delivery || !useCase) {
		return { event: type, delivery: 'nobody listens', attempts: 0, execution: '-', item: '' };
	}
	const [summary] = await useCase.example.executions();
	const execution = summary && (await n8n.rest.execution(summary.id));
	const [item] = execution ? outputOf(execution, 'Dinie Trigger') : [];
	return {
		event: type,
		delivery: delivery.status,
		attempts: delivery.attempts.length,
		execution: summary ? `${summary.id} ${summary.status}` : '',
		item: JSON.stringify(item?.data ?? {}).slice(0, SHOWN_CHARACTERS),
	};
}
