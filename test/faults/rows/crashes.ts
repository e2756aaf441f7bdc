import { until } from '../../n8n/until';
import { killDuring, recover } from '../crash';
import { expectThat } from '../expect';
import { inOrder, onBoth, type Row } from '../row';
import type { Scene } from '../scene';

const COLLECTION = /\/webhooks\/endpoints$/;
const ENDPOINT = /\/webhooks\/endpoints\/[^/]+$/;

const BURST = 200;
const DELIVERED_BEFORE_THE_CRASH = 50;
/** So many deliveries Dinie has under way at once: n8n took these, but could not say so any more. */
const UNDER_WAY = 16;

export const crashes: Row[] = [
	{
		name: 'killed between the create call and the save',
		// The next start finds it by its URL and mark, and makes it a new secret.
		expected: inOrder(2, { changes: ['rotate'] }),
		async play(scene) {
			const workflow = await scene.add();
			const { sandbox, rest } = scene;
			sandbox.faults.add({ method: 'POST', path: COLLECTION, afterwards: true, hang: true });
			const publishing = rest.publish(workflow.id).catch((error: Error) => error);
			await killDuring(scene, 'POST', COLLECTION);
			await publishing;
			sandbox.faults.clear();
			expectThat(sandbox.endpoints.list().length === 1, 'Dinie to have made the endpoint');
			await recover(scene, workflow);
			await untilRotated(scene);
			await scene.fire(2);
			// Put off, if n8n did not hold the new secret yet.
			await scene.passMinutes(1);
		},
	},
	{
		name: `killed in the middle of a burst of ${BURST} deliveries`,
		expected: onBoth({
			endpoints: ['active'],
			events: BURST,
			executed: BURST,
			duplicated: { atMost: UNDER_WAY },
		}),
		async play(scene) {
			const workflow = await scene.live();
			const { sandbox } = scene;
			const before = sandbox.deliveries.length;
			const firing = scene.fire(BURST);
			await until(
				'the burst to be under way',
				() => {
					const delivered = sandbox.deliveries
						.slice(before)
						.filter(({ status }) => status === 'delivered');
					return delivered.length >= DELIVERED_BEFORE_THE_CRASH || undefined;
				},
				{ everyMs: 5, limitMs: 120_000 },
			);
			await scene.n8n.kill();
			await firing;
			await recover(scene, workflow);
			await scene.passMinutes(1);
			await scene.passMinutes(5);
		},
	},
	...(['before', 'after'] as const).map(
		(moment): Row => ({
			name: `killed while unpublishing, ${moment} Dinie deleted the endpoint`,
			expected: onBoth({ events: 1, executed: 1 }),
			async play(scene) {
				const workflow = await scene.live();
				const { sandbox, rest } = scene;
				await scene.fire();
				const afterwards = moment === 'after';
				sandbox.faults.add({ method: 'DELETE', path: ENDPOINT, afterwards, hang: true });
				const unpublishing = rest.unpublish(workflow.id).catch((error: Error) => error);
				await killDuring(scene, 'DELETE', ENDPOINT);
				await unpublishing;
				sandbox.faults.clear();
				await recover(scene, workflow);
				const { active } = await scene.rest.getWorkflow(workflow.id);
				scene.notes.push(
					`after the crash n8n took the workflow for ${active ? '' : 'un'}published`,
				);
				if (active) await scene.rest.unpublish(workflow.id);
			},
		}),
	),
];

const untilRotated = async ({ sandbox }: Scene) =>
	await until(
		'the new secret',
		() => sandbox.endpoints.list().some(({ previous }) => previous !== null) || undefined,
	);
