import { changeDatabase, wipeNode } from '../../n8n/database';
import { TRIGGER } from '../../n8n/workflows';
import { expectThat, untilEndpoints } from '../expect';
import { toldOnce, type Row } from '../row';
import { watchedRow } from '../watchedRow';

/** What happens while n8n is down: it is right again with the next start. */
export const whileDown: Row[] = [
	watchedRow(
		'watched: disabled while n8n is down',
		toldOnce(['create', 'update'], { events: 2, executed: 2, missed: 1 }),
		async (watch) => {
			const { scene } = watch;
			await scene.restart({}, async () => {
				watch.edit({ status: 'disabled' });
				await scene.fire();
			});
			await untilEndpoints(scene, 'active');
			await watch.event();
			const text = await watch.untilTold(/was not active/);
			expectThat(/Since when is not known/.test(text), `nobody to know since when: ${text}`);
			await watch.untilLooks();
		},
	),
	watchedRow(
		'watched: deleted while n8n is down',
		toldOnce(['create', 'create'], { events: 2, executed: 2, missed: 1 }),
		async (watch) => {
			const { scene } = watch;
			await scene.restart({}, async () => {
				watch.remove();
				await scene.fire();
			});
			await untilEndpoints(scene, 'active');
			await watch.event();
			await watch.untilTold(/was gone.*has taken its place/);
			await watch.untilLooks();
		},
	),
	watchedRow(
		'watched: Dinie down while n8n starts, what the trigger keeps wiped',
		toldOnce(['create', 'rotate'], { events: 3, executed: 3, calls: { atMost: 30 } }),
		async (watch) => {
			const { scene, workflow } = watch;
			const { faults } = scene.sandbox;
			await scene.restart({}, async () => {
				faults.add({ drop: true });
				await changeDatabase(scene.n8n, wipeNode(workflow, TRIGGER));
			});
			await watch.event();
			faults.clear();
			await watch.untilTold(/had no webhook endpoint/);
			// With the first delivery n8n keeps the endpoint again; Dinie sends it once more.
			await watch.retry(1);
			await watch.retry(5);
			await watch.event();
			await watch.untilLooks();
		},
	),
];
