import { ACTION, actionWorkflow, TRIGGER, triggerWorkflow } from '../../../n8n/workflows';
import type { EditorStage } from '../editorStage';
import { openWorkflow } from '../page/canvas';
import { choose, closeNode, openNode, outputPanel, runNode } from '../page/nodeDetails';
import { saveBothThemes } from '../page/screens';

const called = (operation: string, value: string) => ({
	resource: 'webhookEndpoint',
	operation,
	endpointId: { __rl: true, mode: 'id', value },
});

export function errors(stage: EditorStage): void {
	async function messageOf(name: string, parameters: ReturnType<typeof called>) {
		const { page } = stage;
		const { id } = await stage.addWorkflow(actionWorkflow(name, parameters));
		await openWorkflow(page, id);
		await openNode(page, ACTION);
		await runNode(page);
		const message = outputPanel(page).getByTestId('node-error-message');
		await message.waitFor();
		await saveBothThemes(page, name);
		const text = await message.innerText();
		await closeNode(page);
		return text;
	}

	test('sees in the error panel what Dinie said and what to do', async () => {
		const unknown = called('get', 'we_550e8400e29b41d4a716446655440000');
		expect(await messageOf('error-not-found', unknown)).toMatch(
			/\(HTTP 404\): There is no webhook endpoint we_550e.* It may have been deleted, or/,
		);
	});

	test('is kept from deleting the endpoint of a trigger, and told which option allows it', async () => {
		const { rest } = stage.n8n;
		const before = new Set(stage.sandbox.endpoints.list().map(({ id }) => id));
		const { id } = await stage.addWorkflow(triggerWorkflow('Owner'));
		await rest.publish(id);
		const own = stage.sandbox.endpoints.list().find((each) => !before.has(each.id));
		expect(await messageOf('error-trigger-managed', called('delete', own?.id ?? ''))).toContain(
			"'Allow Trigger-Managed'",
		);
		await rest.unpublish(id);
	});

	test('is told what to have registered when somebody else registers the endpoint', async () => {
		const { page } = stage;
		const { id } = await stage.addWorkflow(triggerWorkflow('Manual'));
		await openWorkflow(page, id);
		await openNode(page, TRIGGER);
		await choose(page, 'registration', 'Registered by Somebody Else');
		await page.getByText("Have the production URL under 'Webhook URLs' registered").waitFor();
		await page.getByText('Webhook URLs', { exact: true }).click();
		await page.getByText(/^https:\/\/localhost:\d+\/webhook/).waitFor();
		await saveBothThemes(page, 'manual-registration');
		await closeNode(page);
	});
}
