import { actionResources } from '../../../../nodes/Dinie/actions/resources';
import type { EditorStage } from '../editorStage';
import { nodeNamed, openWorkflow } from '../page/canvas';
import { chosenOption, closeNode, parameter } from '../page/nodeDetails';
import { addNode, entryOf, openNodePanel, searchNodes } from '../page/nodePanel';
import { saveBothThemes, saveScreen } from '../page/screens';

const WORDS = ['dinie', 'loan', 'credit', 'crédito', 'lending', 'webhook', 'pix'];

const actions = actionResources.flatMap((resource) =>
	resource.operations.map((operation) => ({ ...operation, resource: resource.name })),
);

export function nodePanel(stage: EditorStage): void {
	test('the trigger is found by what people would type', async () => {
		const { page } = stage;
		await openWorkflow(page);
		await openNodePanel(page);
		for (const word of WORDS) {
			await searchNodes(page, word);
			await entryOf(page, 'Dinie').waitFor();
			if (word === 'loan') await saveScreen(page, 'panel-loan');
			await searchNodes(page, 'nothing has this name');
			await entryOf(page, 'Dinie').waitFor({ state: 'detached' });
		}
	});

	test('each event is offered as a trigger, and choosing one chooses it in Trigger On', async () => {
		const { page } = stage;
		await openWorkflow(page);
		await openNodePanel(page);
		await searchNodes(page, 'dinie');
		await entryOf(page, 'Dinie').click();
		await entryOf(page, 'On customer KYC updated').waitFor();
		await entryOf(page, 'On any loan event').waitFor();
		await saveBothThemes(page, 'panel-triggers');
		await entryOf(page, 'On loan error').click();
		await parameter(page, 'events').getByText('Loan Error').waitFor();
		await closeNode(page);
		await nodeNamed(page, 'Dinie Trigger').getByText('Loan Error').waitFor();
	});

	test('each action of the Dinie node can be added', async () => {
		const { page } = stage;
		await openWorkflow(page);
		await addNode(page, 'Dinie', 'On loan error');
		await closeNode(page);
		for (const { action, name, resource } of actions) {
			await addNode(page, 'Dinie', action);
			expect(await chosenOption(page, 'resource')).toBe(resource);
			expect(await chosenOption(page, 'operation')).toBe(name);
			await saveScreen(page, `action-${action.replaceAll(' ', '-')}`);
			await closeNode(page);
			await nodeNamed(page, action).waitFor();
		}
	});
}
