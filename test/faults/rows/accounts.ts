import { newClientId, newClientSecret } from '../dinie';
import { expectEndpoints, expectThat } from '../expect';
import { inOrder, onBoth, type Row } from '../row';

/** The credential of a live workflow comes to name another client, and the workflow is published anew. */
export const accounts: Row[] = [
	{
		name: 'credential switched to another account and back, published anew each time',
		// Neither client can reach what the other's account holds. Coming back, unpublishing deletes what was left there,
		// and Dinie drops what it was to send again; what stays at the other account is named.
		expected: onBoth({
			endpoints: ['active', 'left over'],
			events: 4,
			executed: 3,
			failed: 1,
			changes: ['create', 'create', 'delete', 'create'],
		}),
		async play(scene) {
			const { sandbox } = scene;
			const workflow = await scene.atWork();
			const { id } = scene.endpoint();
			const other = await scene.addAccount();
			await scene.useAccount(other);
			await scene.publishAnew(workflow);
			await expectEndpoints(scene, 'active', 'left over');
			expectThat(
				scene.log().includes(`${id} stays at Dinie`),
				'the endpoint that stays to be named',
			);
			await scene.fire(1, other);
			await scene.fire();
			expectThat(
				scene.refusedWith('signature_mismatch') === 1,
				'events of that account to be refused',
			);
			await scene.useAccount(sandbox);
			await scene.publishAnew(workflow);
			await expectEndpoints(scene, 'active', 'left over');
			await scene.passMinutes(1);
			await scene.fire();
			const [left] = other.endpoints.list();
			expectThat(scene.log().includes(`${left?.id} stays at Dinie`), 'the other to be named');
		},
	},
	{
		name: "client replaced by another of the partner's, and published anew",
		expected: inOrder(2, { changes: ['create', 'delete', 'create'] }),
		async play(scene) {
			const { sandbox } = scene;
			const workflow = await scene.atWork();
			sandbox.settings.clientId = newClientId();
			sandbox.settings.clientSecret = newClientSecret();
			await scene.useAccount(sandbox);
			await scene.publishAnew(workflow);
			await scene.fire();
		},
	},
];
