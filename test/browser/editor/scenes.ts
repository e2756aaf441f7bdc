import type { Page } from 'playwright-core';
import type { Stage } from '../../n8n/stage/stage';
import { ACTION, actionWorkflow, TRIGGER } from '../../n8n/workflows';
import { CUSTOMER, heroWorkflow } from './heroWorkflow';
import { nodeNamed, openWorkflow } from './page/canvas';
import {
	chooseInForm,
	credentialForm,
	fillForm,
	openCredentialForm,
	saveCredential,
} from './page/credentialForm';
import { listenWith, runWorkflowButton } from './page/listening';
import { openNode, outputPanel, runNode } from './page/nodeDetails';
import { entryOf, openNodePanel, searchNodes } from './page/nodePanel';

/** A loan failed: the alert ran, the customers' branch did not. */
export async function showWorkflow(stage: Stage, page: Page): Promise<void> {
	await runHero(stage, page, 'loan.error');
}

/** The customer behind the event, as the CRM gets it. */
export async function showCustomer(stage: Stage, page: Page): Promise<void> {
	await runHero(stage, page, 'customer.active');
	await openNode(page, CUSTOMER);
	await outputPanel(page).getByTestId('radio-button-json').click();
	await outputPanel(page).getByText('@padaria.example').first().waitFor();
}

async function runHero(stage: Stage, page: Page, event: string): Promise<void> {
	const { id } = await stage.addWorkflow(await heroWorkflow());
	await openWorkflow(page, id);
	await listenWith(page, runWorkflowButton(page));
	stage.sandbox.fire(event);
	await page.getByText('Workflow executed successfully').waitFor();
	await nodeNamed(page, TRIGGER).getByTestId('canvas-node-status-success').waitFor();
}

/** The item of that run, in the trigger. */
export async function showItem(stage: Stage, page: Page): Promise<void> {
	await showWorkflow(stage, page);
	await openNode(page, TRIGGER);
	await outputPanel(page).getByTestId('radio-button-json').click();
	await outputPanel(page).getByText('disbursement_failed').first().waitFor();
}

export async function showCredential(stage: Stage, page: Page): Promise<void> {
	const { baseUrl = '', clientId = '', clientSecret = '' } = stage.credentialData;
	await openCredentialForm(page, 'Dinie API');
	await chooseInForm(page, 'environment', 'Custom');
	await fillForm(page, { baseUrl, clientId, clientSecret });
	await saveCredential(page);
	await credentialForm(page).getByText('Connection tested successfully').waitFor();
}

export async function showTriggers(_stage: Stage, page: Page): Promise<void> {
	await openWorkflow(page);
	await openNodePanel(page);
	await searchNodes(page, 'loan');
	await entryOf(page, 'Dinie').click();
	await entryOf(page, 'On loan error').waitFor();
}

export async function showRotation(stage: Stage, page: Page): Promise<void> {
	const url = 'https://partner.example.com/webhooks/dinie';
	const { id: value } = stage.sandbox.endpoints.add({ url, description: 'Loan desk' });
	const cachedResultName = `Loan desk (active): ${url}`;
	const endpointId = { __rl: true, mode: 'list', value, cachedResultName };
	const rotation = { resource: 'webhookEndpoint', operation: 'rotateSecret', endpointId };
	const { id } = await stage.addWorkflow(actionWorkflow('Rotate the secret', rotation));
	await openWorkflow(page, id);
	await openNode(page, ACTION);
	await runNode(page);
	await outputPanel(page).getByTestId('radio-button-json').click();
	await outputPanel(page).getByText('previous_secret_expires_at').first().waitFor();
}
