import { TRIGGER } from '../../n8n/workflows';
import { expectFailedPublish, expectThat } from '../expect';
import { inOrder, type Row } from '../row';

const ROTATE = { method: 'POST', path: /rotate/ };
const UPDATE = { method: 'PATCH', path: /\/webhooks\/endpoints\/[^/]+$/ };

/** What somebody has registered by hand at the URL of a trigger. */
export const peoplesEndpoints: Row[] = [
	{
		name: "publish that fails beside a person's endpoint at our URL, then one that works",
		expected: inOrder(1),
		async play(scene) {
			const workflow = await scene.add();
			const trigger = workflow.nodes.find(({ name }) => name === TRIGGER);
			const { endpoints, faults } = scene.sandbox;
			const theirs = endpoints.add({
				url: `${scene.publicUrl}/webhook/${trigger?.webhookId}/webhook`,
				events: ['customer.*'],
				description: 'By hand',
			});
			faults.add({ ...ROTATE, answer: { status: 403 } });
			await expectFailedPublish(scene, workflow);
			expectThat(endpoints.get(theirs.id) === theirs, 'it to stay as it was');
			faults.clear();
			faults.add({ ...UPDATE, answer: { status: 403 } });
			await expectFailedPublish(scene, workflow);
			const { events, description, status } = scene.endpoint();
			const isAsBefore = events.join() === 'customer.*' && description === 'By hand';
			expectThat(isAsBefore && status === 'active', 'all but its secret to stay as it was');
			faults.clear();
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
];
