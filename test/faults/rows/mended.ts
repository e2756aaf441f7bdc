import { newClientId, newClientSecret } from '../dinie';
import { expectThat } from '../expect';
import { toldOnce, type Row } from '../row';
import { watchedRow } from '../watchedRow';

/** What people and Dinie itself do to an endpoint while n8n runs and nobody publishes anything. */
export const mended: Row[] = [
	watchedRow(
		'watched: disabled while n8n runs',
		toldOnce(['create', 'update'], { events: 2, executed: 2, missed: 1 }),
		async (watch) => {
			watch.edit({ status: 'disabled' });
			await watch.event();
			const text = await watch.untilTold(/was not active/);
			expectThat(/Events may be missing from .* until /.test(text), text);
			await watch.event();
			await watch.untilLooks();
		},
	),
	watchedRow(
		'watched: deleted while n8n runs',
		toldOnce(['create', 'create'], { events: 2, executed: 2, missed: 1 }),
		async (watch) => {
			watch.remove();
			await watch.event();
			const text = await watch.untilTold(/was gone.*has taken its place.*Events may be missing/);
			expectThat(text.includes(watch.scene.endpoint().id), 'the new endpoint to be named');
			// The first delivery makes n8n keep the new endpoint, and is sent again.
			await watch.event();
			await watch.retry();
			await watch.untilLooks();
		},
	),
	watchedRow(
		'watched: URL edited while n8n runs',
		toldOnce(['create', 'update'], { events: 3, executed: 3 }),
		async (watch) => {
			watch.edit({ url: 'https://localhost:1/elsewhere' });
			await watch.event();
			await watch.untilTold(/delivered to another URL/);
			await watch.retry();
			await watch.event();
			await watch.untilLooks();
		},
	),
	watchedRow(
		'watched: events edited while n8n runs',
		toldOnce(['create', 'update'], { events: 2, executed: 2, missed: 1 }),
		async (watch) => {
			watch.edit({ events: ['customer.created'] });
			await watch.event();
			await watch.untilTold(/subscribed to other events.*Events may be missing/);
			await watch.event();
			await watch.untilLooks();
		},
	),
	watchedRow(
		'watched: mark removed while n8n runs',
		toldOnce(['create', 'update'], { events: 2, executed: 2 }),
		async (watch) => {
			watch.edit({ description: 'Ours' });
			const text = await watch.untilTold(/lacked the mark/);
			expectThat(!text.includes('may be missing'), `nothing to be missing: ${text}`);
			await watch.event();
			await watch.untilLooks();
			const { description } = watch.scene.endpoint();
			expectThat(/^Ours \[n8n:/.test(description ?? ''), `what was written there: ${description}`);
		},
	),
	...(['client secret replaced', "client replaced by another of the partner's"] as const).map(
		(what) =>
			watchedRow(
				`watched: ${what}`,
				toldOnce(['create', 'rotate'], { events: 3, executed: 3 }),
				async (watch) => {
					const { sandbox } = watch.scene;
					if (what !== 'client secret replaced') sandbox.settings.clientId = newClientId();
					sandbox.settings.clientSecret = newClientSecret();
					await watch.scene.useAccount(sandbox);
					await watch.event();
					await watch.untilTold(/signing secret of webhook endpoint .* could not be used/);
					// As above: n8n keeps what the watch has gained with the first delivery.
					await watch.event();
					await watch.retry();
					await watch.untilLooks();
				},
			),
	),
	watchedRow(
		'watched: client and account replaced',
		// The account before goes on telling n8n of its events, which nobody can delete there but its own client.
		toldOnce(['create', 'create'], {
			endpoints: ['active', 'left over'],
			events: 3,
			executed: 2,
			retrying: 1,
		}),
		async (watch) => {
			const former = watch.scene.endpoint().id;
			const other = await watch.scene.addAccount();
			await watch.scene.useAccount(other);
			const text = await watch.untilTold(
				/out of reach, because the credential now names another client/,
			);
			expectThat(text.includes(former), `the endpoint that stays to be named: ${text}`);
			await watch.event(other);
			await watch.retry(1, other);
			await watch.event();
			await watch.untilLooks();
		},
	),
	watchedRow(
		'watched: account replaced, and back',
		// What the first account's endpoint was refused meanwhile is sent again, with the secret that it has then.
		toldOnce(['create', 'create', 'rotate'], {
			endpoints: ['active', 'left over'],
			events: 3,
			executed: 3,
			told: 2,
			heard: 2,
		}),
		async (watch) => {
			const { scene } = watch;
			const former = scene.endpoint().id;
			const other = await scene.addAccount();
			await scene.useAccount(other);
			await watch.untilTold(new RegExp(`${former} is out of reach`));
			await watch.event(other);
			await watch.retry(1, other);
			await watch.event();
			await scene.useAccount(scene.sandbox);
			await watch.untilTold(new RegExp(`Endpoint ${former} has taken its place`));
			await watch.retry(1);
			await watch.retry(5);
			await watch.untilLooks();
		},
	),
];
