import { referTo } from '../n8n/credential';
import { outputOf } from '../n8n/executions';
import { TRIGGER, triggerWorkflow } from '../n8n/workflows';
import type { Log } from './batches';
import type { Cluster } from './cluster';

const EVENTS = ['customer.active', 'loan.error'];
const ORDERS = ['v0', 'v1'] as const;

/**
 * Runs a trigger with two outputs by hand, in either execution order, with an event that belongs to its second output.
 * Returns what was not as it should be: a worker is to run it, and the item is to come out there alone.
 */
export async function testOnWorkers(cluster: Cluster, log: Log): Promise<string[]> {
	const { balancer, main, sandbox } = cluster;
	log('Testing a trigger by hand, on a worker');
	// The test URL has the address of the production URL, but only the main answers there.
	balancer.leadTo([Number(new URL(main.url).port)]);
	const wrong: string[] = [];
	for (const order of ORDERS) wrong.push(...(await testInOrder(cluster, order)));
	cluster.leadToProcessors();
	balancer.disconnect();
	const { length } = sandbox.endpoints.list();
	return length === 0 ? wrong : [...wrong, `${length} endpoints left`];
}

async function testInOrder(cluster: Cluster, executionOrder: 'v0' | 'v1'): Promise<string[]> {
	const { credential, main, sandbox, workers } = cluster;
	const { rest } = main;
	const { id } = await rest.createWorkflow({
		...triggerWorkflow(
			`By hand, ${executionOrder}`,
			{ events: EVENTS, outputMode: 'perEvent' },
			{ outputCount: 2, credentials: referTo(credential) },
		),
		settings: { executionOrder },
	});
	await rest.listenForTestEvent(id, TRIGGER);
	const { id: eventId } = sandbox.fire('loan.error');
	await sandbox.idle();
	const [summary] = await rest.waitForExecutions(id, 1);
	const executionId = summary?.id ?? '';
	const execution = await rest.execution(executionId);
	const started = `Worker started execution ${executionId} `;
	const at = (node: string) => outputOf(execution, node).map(({ webhookId }) => webhookId);
	const facts = {
		'to be run by hand': execution.mode === 'manual',
		'to run on a worker': workers.some((worker) => worker.output().includes(started)),
		'nothing at the first output': at('Output 0').length === 0,
		'the event at the second output': at('Output 1').join() === eventId,
	};
	const wrong = Object.entries(facts).filter(([, isSo]) => !isSo);
	return wrong.map(([expected]) => `${executionOrder}: expected ${expected}`);
}
