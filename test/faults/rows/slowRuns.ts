import { TRIGGER } from '../../n8n/workflows';
import { changeTrigger } from '../editing';
import { expectThat, untilEndpoints } from '../expect';
import { inOrder, type Row } from '../row';
import { slowWorkflow, triggerParameters } from '../watched';

const WAIT_SECONDS = 10;
const IMPATIENCE_MS = 2_000;

/** Executions that take their time, and what n8n does meanwhile. */
export const slowRuns: Row[] = [
	{
		name: 'static data put back by a run that began before a publish, and n8n restarted',
		// The run saves what all nodes kept when it began; the start finds the endpoint by its URL and mark.
		expected: inOrder(2, { changes: ['create', 'delete', 'create', 'rotate'] }),
		async play(scene) {
			const { id } = await scene.add(slowWorkflow(WAIT_SECONDS));
			await scene.rest.publish(id);
			const former = scene.endpoint().id;
			await scene.fire();
			const parameters = triggerParameters(['loan.*', 'customer.*']);
			await changeTrigger(scene, { id }, { parameters });
			await scene.rest.publish(id);
			expectThat(scene.endpoint().id !== former, 'another endpoint');
			await scene.rest.waitForExecutions(id, 1, 60_000);
			const { staticData } = await scene.rest.getWorkflow(id);
			const { endpointId } = (staticData?.[`node:${TRIGGER}`] ?? {}) as { endpointId?: string };
			expectThat(endpointId === former, 'the run to have put back what it began with');
			await scene.restart();
			await scene.untilRequests(1, 'POST', /rotate/);
			await untilEndpoints(scene, 'active');
			await scene.fire();
			// Put off, if n8n did not hold the new secret yet.
			await scene.passMinutes(1);
			await scene.rest.waitForExecutions(id, 2, 60_000);
		},
	},
	{
		name: 'sender hangs up while n8n, which runs one execution at a time, lets it wait',
		expected: inOrder(2, { changes: ['create'] }),
		async play(scene) {
			await scene.restart({ N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' });
			const { id } = await scene.add(slowWorkflow(WAIT_SECONDS));
			await scene.rest.publish(id);
			scene.sandbox.settings.deliveryTimeoutMs = IMPATIENCE_MS;
			await scene.fire(2);
			const inVain = scene.attempts().filter(({ status }) => status === null);
			expectThat(inVain.length === 1, `one sender to hang up, not ${inVain.length}`);
			// Still waiting in n8n: put off. Executed: taken for a duplicate.
			await scene.passMinutes(1);
			expectThat(scene.refusedWith('delivery_in_progress') === 1, 'it to be put off');
			await scene.rest.waitForExecutions(id, 2, 60_000);
			await scene.passMinutes(5);
			await scene.passMinutes(15);
		},
	},
];
