import { idleNode, leadTo, nodeOf, rowOf, triggerWorkflow, TRIGGER } from '../n8n/workflows';

const COUNTER = 'Counter';

/** What other nodes keep must stay whatever the trigger does: where n8n has the counter's number. */
export const COUNTER_DATA = `node:${COUNTER}`;

export const ON_ERROR = 'On Error';

/** Keeps a number of its own beside what the trigger keeps, in what n8n saves as a whole. */
const COUNT = `const kept = $getWorkflowStaticData('node');
kept.count = (kept.count ?? 0) + 1;
return $input.all();`;

const counterNode = () =>
	nodeOf(COUNTER, 'n8n-nodes-base.code', { jsCode: COUNT }, { typeVersion: 2 });

export const triggerParameters = (events = ['loan.*'], watchMinutes = 0) => ({
	events,
	options: { watchMinutes },
});

/** A workflow whose trigger nobody watches over: what happens to it between starts of n8n is for the row to say. */
export const liveWorkflow = () => triggerWorkflow('Live', triggerParameters());

/** One whose trigger looks after its endpoint every minute, and tells `errorWorkflow` what it has mended. */
export function watchedWorkflow(errorWorkflow: string, watchMinutes = 1) {
	const { nodes, connections, ...others } = triggerWorkflow(
		'Watched',
		triggerParameters(['loan.*'], watchMinutes),
	);
	const [trigger] = nodes;
	return {
		...others,
		nodes: [...(trigger ? [trigger] : []), counterNode()],
		connections: { ...connections, [TRIGGER]: leadTo(COUNTER) },
		settings: { executionOrder: 'v1' as const, errorWorkflow },
	};
}

/** One whose executions wait, then count: n8n saves the static data of all nodes as it was when they began. */
export function slowWorkflow(seconds: number) {
	const { nodes, connections, ...others } = triggerWorkflow('Slow', triggerParameters());
	const [trigger] = nodes;
	const wait = nodeOf('Wait', 'n8n-nodes-base.wait', { amount: seconds }, { typeVersion: 1.1 });
	return {
		...others,
		nodes: [...(trigger ? [trigger] : []), wait, counterNode()],
		connections: { ...connections, [TRIGGER]: leadTo('Wait'), Wait: leadTo(COUNTER) },
	};
}

/** What n8n runs for an execution that failed. */
export const errorWorkflow = () =>
	rowOf('On error', [nodeOf(ON_ERROR, 'n8n-nodes-base.errorTrigger', {}), idleNode()]);
