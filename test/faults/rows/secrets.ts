import { newClientSecret } from '../dinie';
import { expectOneLogLine, expectThat } from '../expect';
import { inOrder, type Row } from '../row';

const ROTATE = /rotate/;

const DAY_MINUTES = 24 * 60;

export const secrets: Row[] = [
	{
		name: 'secret rotated by curl with a grace of one hour',
		expected: inOrder(4),
		async play(scene) {
			await scene.atWork();
			scene.sandbox.endpoints.rotate(scene.endpoint().id, { expireCurrentIn: 3600 });
			// Put off and sent again; meanwhile n8n rotates, once, to gain a secret that lasts.
			await scene.fire(2);
			await scene.passMinutes(1);
			const rotations = scene.requests('POST', ROTATE).length;
			expectThat(rotations === 1, `one rotation, not ${rotations}`);
			await scene.passMinutes(DAY_MINUTES);
			await scene.fire();
		},
	},
	{
		name: 'secret rotated by curl with a grace of zero, while three events are refused',
		// Nothing but refused deliveries shows n8n that it happened: it asks Dinie, once, and rotates, once.
		expected: inOrder(5, { changes: ['create', 'rotate'] }),
		async play(scene) {
			await scene.atWork();
			scene.sandbox.endpoints.rotate(scene.endpoint().id, { expireCurrentIn: 0 });
			await scene.fire(3);
			expectOneLogLine(scene, '(secret_rotated)');
			await scene.passMinutes(1);
			// Put off once more, if n8n had not saved the new secret yet.
			await scene.passMinutes(5);
			await scene.fire();
		},
	},
	{
		name: 'rotated by n8n but the answer lost, and then rotated by curl with a grace of zero',
		// The rotation whose answer was lost is not among the changes: only what was answered is.
		expected: inOrder(4, { changes: ['create', 'rotate'] }),
		async play(scene) {
			await scene.atWork();
			const { id } = scene.endpoint();
			scene.sandbox.faults.add({ path: ROTATE, times: 1, afterwards: true, drop: true });
			scene.sandbox.endpoints.rotate(id, { expireCurrentIn: 3600 });
			await scene.fire();
			await scene.untilRequests(1, 'POST', ROTATE);
			scene.sandbox.endpoints.rotate(id, { expireCurrentIn: 0 });
			await scene.fire();
			await scene.passMinutes(1);
			// Put off once more, if n8n had not saved the new secret yet.
			await scene.passMinutes(5);
			await scene.passMinutes(DAY_MINUTES);
			await scene.fire();
		},
	},
	{
		name: 'client secret changed in the credential while live',
		expected: inOrder(4, { changes: ['create', 'rotate'] }),
		async play(scene) {
			await scene.atWork();
			scene.sandbox.settings.clientSecret = newClientSecret();
			await scene.useAccount(scene.sandbox);
			await scene.fire();
			// From here on the sealed signing secret cannot be opened: the start replaces it.
			await scene.restart();
			await scene.untilRequests(1, 'POST', ROTATE);
			await scene.fire(2);
			// Put off, if n8n did not hold the new secret yet.
			await scene.passMinutes(1);
		},
	},
];
