import type { EditorStage } from '../editorStage';
import { openWorkflow } from '../page/canvas';
import { schemaFields } from '../page/data';
import {
	closeNode,
	inputPanel,
	openNode,
	outputPanel,
	parameter,
	runNode,
} from '../page/nodeDetails';
import { saveBothThemes } from '../page/screens';
import { CUSTOMER } from '../../../../sandbox/story/firstCustomer';
import { ACTION, actionWorkflow, BEHIND } from '../../../n8n/workflows';

const URL = 'https://partner.example.com/webhooks/dinie';
const rotation = {
	resource: 'webhookEndpoint',
	operation: 'rotateSecret',
	endpointId: { __rl: true, mode: 'list', value: '' },
};

export function operations(stage: EditorStage): void {
	test('an endpoint is picked from a list that can be searched, and its secret rotated', async () => {
		const { page, sandbox } = stage;
		const { id: endpointId } = sandbox.endpoints.add({ url: URL, description: 'Loan desk' });
		sandbox.endpoints.add({ url: `${URL}/old`, description: 'Old system', status: 'disabled' });
		const [formerSecret] = sandbox.endpoints.activeSecrets(endpointId);
		const { id } = await stage.addWorkflow(actionWorkflow('Rotate', rotation));
		await openWorkflow(page, id);
		await openNode(page, ACTION);
		await parameter(page, 'endpointId').getByTestId('rlc-input').click();
		const items = page.getByTestId('rlc-item').filter({ visible: true });
		await items.getByText('Old system (disabled)').waitFor();
		await items.getByText('Loan desk (active)').waitFor();
		await saveBothThemes(page, 'endpoint-list');
		await page.getByTestId('rlc-search').filter({ visible: true }).fill('loan desk');
		await items.getByText('Old system').waitFor({ state: 'hidden' });
		await items.getByText('Loan desk (active)').click();
		await runNode(page);

		await outputPanel(page).getByText('previous_secret_expires_at').first().waitFor();
		await outputPanel(page)
			.getByText(/^The output holds the (new )?signing secret/)
			.waitFor();
		const [secret] = sandbox.endpoints.activeSecrets(endpointId);
		expect(secret).not.toBe(formerSecret);
		await saveBothThemes(page, 'rotated');
		await closeNode(page);
	});

	test('a customer is picked from a list that can be searched, and the e-mail can be mapped', async () => {
		const { page, sandbox } = stage;
		await sandbox.playStory({ stepMs: 0 }).done;
		await sandbox.playStory({ stepMs: 0 }).done;
		const lookUp = {
			resource: 'customer',
			operation: 'get',
			customerId: { __rl: true, mode: 'list', value: '' },
		};
		const { id } = await stage.addWorkflow(actionWorkflow('Customer', lookUp));
		await openWorkflow(page, id);
		await openNode(page, ACTION);
		await parameter(page, 'customerId').getByTestId('rlc-input').click();
		const items = page.getByTestId('rlc-item').filter({ visible: true });
		await items.nth(1).waitFor();
		await page.getByTestId('rlc-search').filter({ visible: true }).fill(CUSTOMER.externalId);
		await items.nth(1).waitFor({ state: 'hidden' });
		await items.getByText(`${CUSTOMER.name} (active)`).click();
		await runNode(page);
		await outputPanel(page).getByText(CUSTOMER.email).first().waitFor();
		await saveBothThemes(page, 'customer');
		await closeNode(page);

		await openNode(page, BEHIND);
		await inputPanel(page).getByText(CUSTOMER.email).first().waitFor();
		expect(await schemaFields(page)).toEqual(expect.arrayContaining(['name', 'email', 'phone']));
		await closeNode(page);
	});

	test('health of all endpoints is shown as a table', async () => {
		const { page } = stage;
		const health = { resource: 'webhookEndpoint', operation: 'checkHealth' };
		const { id } = await stage.addWorkflow(actionWorkflow('Health', health));
		await openWorkflow(page, id);
		await openNode(page, ACTION);
		await runNode(page);
		await outputPanel(page).getByText('Old system').first().waitFor();
		await saveBothThemes(page, 'health');
		await closeNode(page);
	});
}
