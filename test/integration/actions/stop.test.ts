import { ExecuteContext } from 'n8n-core';
import { createRunExecutionData, type IExecuteFunctions } from 'n8n-workflow';
import { Dinie } from '../../../nodes/Dinie/Dinie.node';
import { additionalDataFor } from '../../contexts/additionalData';
import { itemsOf, startDinie, type TestDinie } from '../../contexts/dinie';
import { dinieNode, workflowOf } from '../../contexts/nodes';

const ITEMS = itemsOf({}, {}, {});

let dinie: TestDinie;
beforeEach(async () => (dinie = await startDinie()));
afterEach(async () => await dinie.close());

/** Runs Get Many for three items in a context that ends with the signal, as n8n makes it. */
async function run(signal: AbortSignal): Promise<unknown> {
	const node = {
		...dinieNode({ resource: 'webhookEndpoint', operation: 'getAll' }),
		continueOnFail: true,
	};
	const main = [ITEMS];
	const context = new ExecuteContext(
		workflowOf(node, new Dinie()),
		node,
		additionalDataFor(dinie.credential),
		'manual',
		createRunExecutionData(),
		0,
		ITEMS,
		{ main },
		{ node, data: { main }, source: null },
		[],
		signal,
	);
	return await new Dinie().execute.call(context as IExecuteFunctions);
}

const asked = () => dinie.sandbox.requests.filter(({ path }) => path.includes('endpoints'));

const MOMENTS: Array<[string, object, () => Promise<void>]> = [
	[
		'a request that gets no answer',
		{ hang: true },
		async () => await turnsUntil(() => asked().length),
	],
	[
		'the wait that Dinie asked for',
		{ answer: { status: 429, retryAfterSeconds: 6 } },
		async () => {
			await turnsUntil(() => asked()[0]?.status === 429);
			// From outside nobody can see that the answer has arrived and the wait begun.
			await new Promise((resolve) => setTimeout(resolve, 300));
		},
	],
];

test.each(MOMENTS)(
	'Stop ends %s, and nothing more is asked for any item',
	async (_what, fault, begun) => {
		dinie.sandbox.faults.add({ path: /endpoints/, ...fault });
		const stop = new AbortController();
		const running = run(stop.signal);
		await begun();

		stop.abort();

		const error =
			'The execution was stopped before Dinie had answered the request to list the webhook endpoints';
		expect(await running).toEqual([
			[0, 1, 2].map((item) => ({ json: { error }, pairedItem: { item } })),
		]);
		expect(asked()).toHaveLength(1);
	},
	5_000,
);

async function turnsUntil(isSo: () => unknown): Promise<void> {
	while (!isSo()) await new Promise(setImmediate);
}
