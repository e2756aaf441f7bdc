import { expectEndpoints, expectFailedPublish } from '../expect';
import { inOrder, onBoth, type Row } from '../row';

const LIST = { method: 'GET', path: /\/webhooks\/endpoints$/ };
const CREATE = { method: 'POST', path: /\/webhooks\/endpoints$/ };

/** Slow, hanging and refusing, at the moment of publishing. */
export const refusals: Row[] = [
	{
		name: 'Dinie takes seven seconds for every answer',
		expected: onBoth({ events: 1, executed: 1 }),
		async play(scene) {
			const workflow = await scene.add();
			// Three less than we wait, which a busy machine may need for itself.
			scene.sandbox.faults.add({ delayMs: 7_000 });
			await scene.rest.publish(workflow.id);
			await scene.fire();
			await expectEndpoints(scene, 'active');
			await scene.rest.unpublish(workflow.id);
		},
	},
	{
		name: 'Dinie never answers, until n8n gave up',
		expected: inOrder(1),
		async play(scene) {
			const workflow = await scene.add();
			scene.sandbox.faults.add({ hang: true });
			await expectFailedPublish(scene, workflow);
			scene.sandbox.faults.clear();
			await expectEndpoints(scene);
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
	{
		name: 'Dinie makes the endpoint, but its answer never comes',
		expected: inOrder(1),
		async play(scene) {
			const workflow = await scene.add();
			scene.sandbox.faults.add({ ...CREATE, afterwards: true, hang: true, times: 1 });
			if (scene.engine === 'legacy')
				await expectFailedPublish(scene, workflow, 'no answer came in time');
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
	{
		name: 'published with a wrong client secret, which is corrected',
		expected: inOrder(1),
		async play(scene) {
			const workflow = await scene.add();
			const { credential, credentialData: correct } = scene.stage;
			await scene.rest.updateCredential(credential, { ...correct, clientSecret: 'mistyped' });
			await expectFailedPublish(scene, workflow, 'Check Client ID and Client Secret');
			await scene.rest.updateCredential(credential, correct);
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
	{
		name: '401 in the middle of publishing',
		expected: inOrder(1),
		async play(scene) {
			scene.sandbox.faults.add({ ...CREATE, expireToken: true, times: 1 });
			await scene.atWork();
		},
	},
	{
		name: '429 with Retry-After, at each call of publishing',
		expected: inOrder(1),
		async play(scene) {
			const answer = { status: 429, retryAfterSeconds: 1 };
			scene.sandbox.faults.add({ ...LIST, answer, times: 1 });
			scene.sandbox.faults.add({ ...CREATE, answer, times: 1 });
			await scene.atWork();
		},
	},
	{
		name: '500 once, although Dinie made the endpoint',
		expected: inOrder(1),
		async play(scene) {
			scene.sandbox.faults.add({ ...CREATE, afterwards: true, answer: { status: 500 }, times: 1 });
			await scene.atWork();
		},
	},
	{
		name: 'HTML instead of JSON once, although Dinie made the endpoint',
		expected: inOrder(1),
		async play(scene) {
			const workflow = await scene.add();
			const answer = { status: 200, body: '<html>Down for maintenance</html>' };
			scene.sandbox.faults.add({ ...CREATE, afterwards: true, answer, times: 1 });
			if (scene.engine === 'legacy')
				await expectFailedPublish(scene, workflow, 'the answer was not JSON');
			await scene.rest.publish(workflow.id);
			await scene.fire();
		},
	},
];
