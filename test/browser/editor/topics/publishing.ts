import { triggerWorkflow } from '../../../n8n/workflows';
import type { EditorStage } from '../editorStage';
import { openWorkflow } from '../page/canvas';
import { saveBothThemes } from '../page/screens';

export function publishing(stage: EditorStage): void {
	test('registers the endpoint and tells what happens from now on', async () => {
		const { page, sandbox, n8n } = stage;
		const { id } = await stage.addWorkflow(triggerWorkflow('Publish', { events: ['loan.error'] }));
		await openWorkflow(page, id);
		await page.getByTestId('workflow-open-publish-modal-button').click();
		await page.getByTestId('workflow-publish-button').click();
		await page.getByText('Your workflow will now run for each event you chose').waitFor();
		await saveBothThemes(page, 'published');
		expect(sandbox.endpoints.list()).toContainEqual(
			expect.objectContaining({ events: ['loan.error'], status: 'active' }),
		);
		await page.getByTestId('activation-modal').getByText('Got it').click();
		await n8n.rest.unpublish(id);
	});
}
