import { inOrder, type Row } from '../row';

const ENDPOINTS = /\/webhooks\/endpoints$/;

export const crashes: Row[] = [
	{
		name: 'killed between the create call and the save',
		expected: inOrder(1),
		async play(scene) {
			const workflow = await scene.add();
			const { sandbox, rest } = scene;
			sandbox.faults.add({ method: 'POST', path: ENDPOINTS, afterwards: true, hang: true });
			const publishing = rest.publish(workflow.id).catch((error: Error) => error);
			await scene.killDuring('POST', ENDPOINTS);
			await publishing;
			sandbox.faults.clear();
			scene.check(sandbox.endpoints.list().length === 1, 'Dinie to have made the endpoint');
			await scene.restart();
			await scene.untilPublished(workflow);
			await scene.fire();
		},
	},
];
