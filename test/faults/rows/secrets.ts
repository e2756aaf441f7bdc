import { randomText } from '../../../sandbox/ids';
import { expectOneLogLine, expectThat } from '../expect';
import { inOrder, onBoth, type Row } from '../row';

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
		name: 'secret rotated by curl with a grace of zero',
		// Nothing shows n8n that it happened: refused, one log line says why, and publishing anew cures it.
		expected: onBoth({ endpoints: ['active'], events: 4, executed: 2, failed: 2 }),
		async play(scene) {
			const workflow = await scene.atWork();
			scene.sandbox.endpoints.rotate(scene.endpoint().id, { expireCurrentIn: 0 });
			await scene.fire(2);
			expectOneLogLine(scene, 'the signing secret was rotated elsewhere without a grace period');
			expectThat(scene.requests('POST', ROTATE).length === 0, 'no rotation');
			await scene.publishAnew(workflow);
			await scene.passMinutes(1);
			await scene.fire();
		},
	},
	{
		name: 'client secret changed in the credential while live',
		expected: inOrder(4),
		async play(scene) {
			await scene.atWork();
			const clientSecret = `dinie_cs_test_${randomText(40)}`;
			scene.sandbox.settings.clientSecret = clientSecret;
			const { credential, credentialData } = scene.stage;
			await scene.rest.updateCredential(credential, { ...credentialData, clientSecret });
			await scene.fire();
			// From here on the sealed signing secret cannot be opened: it is replaced, at start or at the first delivery.
			await scene.restart();
			await scene.fire();
			await scene.passMinutes(1);
			await scene.fire();
		},
	},
];
