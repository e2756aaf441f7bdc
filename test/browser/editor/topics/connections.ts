import { TRIGGER, triggerWorkflow } from '../../../n8n/workflows';
import { until } from '../../../n8n/until';
import type { EditorStage } from '../editorStage';
import { connectionsFrom, nodesOf, openWorkflow, outputNames, outputsOf } from '../page/canvas';
import { choose, closeNode, openNode } from '../page/nodeDetails';
import { entryOf, searchNodes } from '../page/nodePanel';
import { saveBothThemes } from '../page/screens';

const chosen = { events: ['loan.error', 'customer.active'], outputMode: 'perEvent' };

export function connections(stage: EditorStage): void {
	test('there is one for all events at first, and one with a name per event when wanted', async () => {
		const { page } = stage;
		const { id } = await stage.addWorkflow(triggerWorkflow('Outputs', {}, { outputCount: 0 }));
		await openWorkflow(page, id);
		expect(await outputNames(page, TRIGGER)).toEqual(['']);
		await openNode(page, TRIGGER);
		await choose(page, 'events', 'Loan Error');
		await choose(page, 'events', 'Customer Active');
		await choose(page, 'outputMode', 'One Output per Event');
		await page.getByText('Adding an event keeps every connection').waitFor();
		await saveBothThemes(page, 'trigger-parameters');
		await closeNode(page);
		expect(await outputNames(page, TRIGGER)).toEqual(['Error (Loan)', 'Active (Customer)']);
	});

	test('a node is dragged from the output that it is for', async () => {
		const { page } = stage;
		const { id } = await stage.addWorkflow(triggerWorkflow('Connect', chosen, { outputCount: 0 }));
		await openWorkflow(page, id);
		await outputsOf(page, TRIGGER).nth(1).getByTestId('canvas-handle-plus').click();
		await searchNodes(page, 'no operation');
		await entryOf(page, 'No Operation, do nothing').click();
		await closeNode(page);
		expect(await connectionsFrom(page, TRIGGER)).toEqual(['1 → No Operation, do nothing']);
	});

	test('appending an event leaves every connection on its output', async () => {
		const { page } = stage;
		const { id } = await stage.addWorkflow(triggerWorkflow('Append', chosen, { outputCount: 2 }));
		await openWorkflow(page, id);
		const before = await connectionsFrom(page, TRIGGER);
		expect(before).toEqual(['0 → Output 0', '1 → Output 1']);
		const { connections: saved } = await stage.n8n.rest.getWorkflow(id);
		await openNode(page, TRIGGER);
		// The list offers it above those chosen: the order of choosing must count, not the list's.
		await choose(page, 'events', 'Credit Offer Available');
		await closeNode(page);
		expect(await outputNames(page, TRIGGER)).toEqual([
			'Error (Loan)',
			'Active (Customer)',
			'Available (Credit Offer)',
		]);
		expect(await connectionsFrom(page, TRIGGER)).toEqual(before);
		await saveBothThemes(page, 'outputs');
		const stored = await until('the editor to save', async () => {
			const workflow = await stage.n8n.rest.getWorkflow(id);
			const [trigger] = workflow.nodes;
			return JSON.stringify(trigger).includes('credit_offer.available') ? workflow : undefined;
		});
		expect(stored.connections).toEqual(saved);
	});

	test('nothing chosen gives Customer, Credit Offer, Loan and all else', async () => {
		const { page } = stage;
		const everything = triggerWorkflow(
			'Everything',
			{ outputMode: 'perEvent' },
			{ outputCount: 4 },
		);
		const { id } = await stage.addWorkflow(everything);
		await openWorkflow(page, id);
		expect(await outputNames(page, TRIGGER)).toEqual([
			'Customer',
			'Credit Offer',
			'Loan',
			'Other Events',
		]);
		await nodesOf(page).getByText('Every event').waitFor();
	});
}
