import { expectEndpoints, expectFailedPublish, expectThat } from '../expect';
import { onBoth, toldOnce, type Row } from '../row';
import { watchedWorkflow } from '../watched';
import { expectCountKept, startWatch, watchedRow } from '../watchedRow';

const CREATE = { method: 'POST', path: /\/webhooks\/endpoints$/ };

const LOOKS = 3;

/** What the watch does not do, or not yet. */
export const leftAlone: Row[] = [
	watchedRow(
		`watched: Dinie down for ${LOOKS} looks, and the endpoint disabled meanwhile`,
		toldOnce(['create', 'update'], { events: 3, executed: 3, missed: 1, calls: { atMost: 40 } }),
		async (watch) => {
			const { scene } = watch;
			const { faults } = scene.sandbox;
			faults.add({ drop: true });
			// Dinie delivers all the same.
			await watch.event();
			const minutes = () =>
				new Set(
					scene
						.requests()
						.flatMap(({ at, status }) => (status === null ? Math.floor(at / 60_000) : [])),
				).size;
			await watch.untilTrue(`${LOOKS} looks in vain`, () => minutes() >= LOOKS);
			watch.edit({ status: 'disabled' });
			await watch.event();
			await expectEndpoints(scene, 'disabled');
			faults.clear();
			await watch.untilTold(/was not active/);
			await watch.event();
			await watch.untilLooks();
		},
	),
	watchedRow(
		'watched: disabled again after every mending',
		// Somebody, or Dinie itself, wants it so: the watch pauses for five minutes, then ten, up to six hours.
		toldOnce(['create', 'update'], { endpoints: ['disabled'], events: 1, executed: 1, missed: 1 }),
		async (watch) => {
			watch.edit({ status: 'disabled' });
			await watch.untilTold(/was not active/);
			watch.edit({ status: 'disabled' });
			await watch.event();
			await watch.untilLooks(2);
		},
	),
	watchedRow(
		"watched: a person's endpoint at another URL",
		{
			endpoints: ['active', 'left over'],
			events: 1,
			executed: 1,
			changes: ['create'],
			calls: { atMost: 15 },
		},
		async (watch) => {
			const { endpoints } = watch.scene.sandbox;
			const theirs = endpoints.add({ url: 'https://localhost:1/theirs', status: 'disabled' });
			await watch.untilLooks(2);
			expectThat(endpoints.get(theirs.id) === theirs, 'it to stay as it was');
		},
	),
	watchedRow(
		'watched: watch switched off, beside one that goes on',
		toldOnce(['create', 'create', 'update'], {
			endpoints: ['active', 'disabled'],
			events: 1,
			executed: 1,
		}),
		async (watch) => {
			const { scene } = watch;
			const { endpoints } = scene.sandbox;
			const unwatched = await scene.add(watchedWorkflow(scene.errorWorkflow?.id ?? '', 0));
			await scene.rest.publish(unwatched.id);
			for (const { id } of endpoints.list()) endpoints.edit(id, { status: 'disabled' });
			await watch.untilTold(/was not active/);
			await watch.untilLooks();
		},
	),
	{
		name: 'watched: a publish that failed, then one that works',
		expected: onBoth(
			toldOnce(['create', 'update'], { events: 2, executed: 2, calls: { atMost: 40 } }),
		),
		async play(scene) {
			const watch = await startWatch(scene);
			const { faults } = scene.sandbox;
			faults.add({ ...CREATE, answer: { status: 403 } });
			await expectFailedPublish(scene, watch.workflow);
			faults.clear();
			const before = scene.requests().length;
			const startedAt = Date.now();
			// Longer than the watch would wait.
			await watch.untilTrue('a minute to pass', () => Date.now() > startedAt + 65_000);
			expectThat(scene.requests().length === before, 'no call to Dinie');
			await expectEndpoints(scene);
			await scene.rest.publish(watch.workflow.id);
			await watch.event();
			watch.edit({ status: 'disabled' });
			await watch.untilTold(/was not active/);
			await watch.event();
			await watch.untilLooks();
			await expectCountKept(scene);
		},
	},
];
