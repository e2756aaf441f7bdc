import type { INode } from 'n8n-workflow';
import {
	ACTION,
	actionWorkflow,
	BEHIND,
	TRIGGER,
	triggerWorkflow,
	type NewWorkflow,
} from '../../../n8n/workflows';
import type { EditorStage } from '../editorStage';
import { openWorkflow } from '../page/canvas';
import { copyOutput, pasteMockData, schemaFields } from '../page/data';
import { closeNode, inputPanel, openNode, outputPanel, runNode } from '../page/nodeDetails';
import { saveBothThemes } from '../page/screens';

const sample = { resource: 'webhookEvent', operation: 'getSample', event: 'loan.error' };

export function mapping(stage: EditorStage): void {
	test('behind a sample event, the schema shows data.id though nothing ever ran', async () => {
		const { page } = stage;
		const { id } = await stage.addWorkflow(actionWorkflow('Schema', sample));
		await openWorkflow(page, id);
		await openNode(page, BEHIND);
		await inputPanel(page).getByText('Usually outputs the following fields').waitFor();
		const fields = await schemaFields(page);
		expect(fields).toEqual(expect.arrayContaining(['type', 'data', 'id', 'webhookId']));
		await saveBothThemes(page, 'schema');
		await closeNode(page);
	});

	test('behind a trigger that never ran, it does once a sample is its mock data', async () => {
		const { page } = stage;
		const { id } = await stage.addWorkflow(triggerAndAction('Mock data'));
		await openWorkflow(page, id);
		await openNode(page, ACTION);
		await runNode(page);
		await outputPanel(page).getByText('disbursement_failed').first().waitFor();
		await copyOutput(page);
		await closeNode(page);
		await openNode(page, TRIGGER);
		await outputPanel(page)
			.getByText(/^To map fields before the first event/)
			.waitFor();
		await saveBothThemes(page, 'trigger-never-ran');
		await pasteMockData(page);
		await saveBothThemes(page, 'trigger-mock-data');
		await closeNode(page);
		await openNode(page, 'Output 0');
		await inputPanel(page).getByText('disbursement_failed').waitFor();
		const fields = await schemaFields(page);
		expect(fields).toEqual(expect.arrayContaining(['type', 'data', 'id', 'webhookId']));
		await closeNode(page);
	});

	test('n8n has the schema of the trigger, which its editor asks for and does not show', async () => {
		const { page } = stage;
		const answer = await page.request.get('/schemas/n8n-nodes-dinie.dinieTrigger/1.1.0.json');
		expect(await answer.json()).toMatchObject({
			properties: { data: { properties: { id: { type: 'string' } } } },
		});
	});
}

/** A Dinie Trigger with a node behind it and, apart from them, a Dinie node started by hand. */
function triggerAndAction(name: string): NewWorkflow {
	const [trigger, action] = [triggerWorkflow(name), actionWorkflow(name, sample)];
	const lower = (node: INode): INode => ({ ...node, position: [node.position[0], 240] });
	return {
		...trigger,
		nodes: [...trigger.nodes, ...action.nodes.map(lower)],
		connections: { ...trigger.connections, ...action.connections },
	};
}
