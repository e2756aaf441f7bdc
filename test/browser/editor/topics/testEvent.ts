import { TRIGGER, triggerWorkflow } from '../../../n8n/workflows';
import { until } from '../../../n8n/until';
import type { EditorStage } from '../editorStage';
import { nodeNamed, openWorkflow } from '../page/canvas';
import { listenWith, runWorkflowButton } from '../page/listening';
import { closeNode, openNode, outputPanel } from '../page/nodeDetails';
import { saveBothThemes } from '../page/screens';

export function testEvent(stage: EditorStage): void {
	const endpoints = () => stage.sandbox.endpoints.list();
	const untilEndpoints = async (count: number) =>
		await until(`${count} endpoints`, () => endpoints().length === count || undefined);

	test('arrives on its output, over an endpoint of its own that is removed again', async () => {
		const { page, sandbox, n8n } = stage;
		const chosen = { events: ['loan.error', 'customer.active'], outputMode: 'perEvent' };
		const { id } = await stage.addWorkflow(
			triggerWorkflow('Test event', chosen, { outputCount: 2 }),
		);
		await n8n.rest.publish(id);
		const [live] = endpoints();

		await openWorkflow(page, id);
		await listenWith(page, runWorkflowButton(page));
		await page.getByText('Waiting for an event from Dinie').waitFor();
		expect(endpoints()).toHaveLength(2);
		await saveBothThemes(page, 'listening');
		sandbox.fire('customer.active');
		await nodeNamed(page, 'Output 1').getByTestId('canvas-node-status-success').waitFor();
		await untilEndpoints(1);
		expect(endpoints()).toEqual([live]);
		await saveBothThemes(page, 'arrived');

		await openNode(page, TRIGGER);
		await outputPanel(page).getByText('Active (Customer) Branch (1 item)').click();
		await outputPanel(page).getByText('customer.active', { exact: true }).waitFor();
		await saveBothThemes(page, 'item');
		await closeNode(page);
		await n8n.rest.unpublish(id);
	});

	test('can be waited for in the trigger itself, which tells when it will start the workflow', async () => {
		const { page, sandbox } = stage;
		const { id } = await stage.addWorkflow(triggerWorkflow('Listen', { events: ['loan.*'] }));
		await openWorkflow(page, id);
		await openNode(page, TRIGGER);
		await page.getByText('When will this node trigger my flow?').click();
		await page.getByText('n8n registers an endpoint for this test').waitFor();
		await saveBothThemes(page, 'trigger-help');
		await listenWith(page, page.getByTestId('trigger-execute-button'));
		await page.getByText('Listening for test event').waitFor();
		expect(endpoints()).toHaveLength(1);
		await saveBothThemes(page, 'trigger-listening');
		sandbox.fire('loan.payment_received');
		await outputPanel(page).getByText('loan.payment_received', { exact: true }).waitFor();
		await untilEndpoints(0);
		await closeNode(page);
	});
}
