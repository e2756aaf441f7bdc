import { outputOf } from '../n8n/executions';
import { say } from '../helpers/print';
import { until } from '../n8n/until';
import type { Stage } from '../n8n/stage/stage';

const SHOWN_CHARACTERS = 60;

/** What became of one event that the demo fired. */
type Outcome = {
	event: string;
	delivery: string;
	attempts: number;
	execution: string;
	item: string;
};

/** Publishes the example, fires its event and follows it to the execution. */
export async function playExamples(stage: Stage): Promise<Outcome[]> {
	const { n8n, sandbox, services } = stage;
	const workflow = await stage.addExample('slack-alert-on-loan-error.json');
	say(`Publishing the workflow '${workflow.name}'`);
	await n8n.rest.publish(workflow.id);
	const [endpoint] = sandbox.endpoints.list();
	say(`n8n registered ${endpoint?.url} for ${endpoint?.events.join(', ')}`);

	say('The sandbox fires loan.error');
	const event = sandbox.fire('loan.error');
	await sandbox.idle();
	const delivery = sandbox.deliveries.find(({ eventId }) => eventId === event.id);
	const executions = await n8n.rest.waitForExecutions(workflow.id, 1);
	const messages = await until('the call to Slack', () => services.calls[0] && services.calls);
	say(`Slack was told: ${JSON.stringify(messages[0]?.body)}`);

	const [summary] = executions;
	const execution = summary && (await n8n.rest.execution(summary.id));
	const [item] = execution ? outputOf(execution, 'Dinie Trigger') : [];
	return [
		{
			event: event.type,
			delivery: delivery?.status ?? 'none',
			attempts: delivery?.attempts.length ?? 0,
			execution: summary ? `${summary.id} ${summary.status}` : '',
			item: JSON.stringify(item ?? {}).slice(0, SHOWN_CHARACTERS),
		},
	];
}
