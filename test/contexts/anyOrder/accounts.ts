import type { Endpoint } from '../../../sandbox/api/endpointStore';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { credentialDataFor } from '../../helpers/credentialData';
import { later } from '../later';
import type { TestTrigger } from '../trigger';

const HOUR_MS = 60 * 60_000;

export type AccountStep = keyof Awaited<ReturnType<typeof openAccounts>>['steps'];

/** Two accounts at Dinie, in each endpoints of others, and all that people do there to the trigger's own. */
export async function openAccounts(trigger: TestTrigger) {
	const all = [trigger.sandbox, await startSandbox({ speed: 0 })] as const;
	const url = trigger.webhookUrl();
	const foreign = all.map(({ endpoints }) => [
		endpoints.add({ url: 'https://partner.example/' }),
		endpoints.add({
			url: 'https://n8n.example/webhook/other',
			description: '[n8n:0123456789ab/other-workflow/other-node]',
		}),
	]);
	const foreignIds = foreign.flat().map(({ id }) => id);
	const ownIn = ({ endpoints }: Sandbox) =>
		endpoints.list().filter(({ id }) => !foreignIds.includes(id));
	let present: Sandbox = all[0];
	let count = 0;

	const toOwn = (act: (endpoint: Endpoint, at: Sandbox['endpoints']) => unknown) => () => {
		const [endpoint] = ownIn(present);
		if (endpoint) act(endpoint, present.endpoints);
	};

	const steps = {
		'rotate with grace': toOwn(({ id }, at) => at.rotate(id)),
		'rotate without grace': toOwn(({ id }, at) => at.rotate(id, { expireCurrentIn: 0 })),
		delete: toOwn(({ id }, at) => at.remove(id)),
		disable: toOwn(({ id }, at) => at.edit(id, { status: 'disabled' })),
		'edit events': toOwn(({ id }, at) => at.edit(id, { events: ['customer.*'] })),
		// One with neither our URL nor our mark is somebody else's.
		'edit URL': toOwn(({ id, description }, at) => {
			if (description?.includes('[n8n:')) at.edit(id, { url: `https://e.example/${++count}` });
		}),
		'take mark away': toOwn((endpoint, at) => {
			if (endpoint.url === url) at.edit(endpoint.id, { description: 'Loan alerts' });
		}),
		'switch account': () => {
			present = present === all[0] ? all[1] : all[0];
			Object.assign(trigger.credential, credentialDataFor(present));
		},
		'replace client secret': () => {
			present.settings.clientSecret = `dinie_cs_test_${++count}`;
			Object.assign(trigger.credential, credentialDataFor(present));
		},
		down: () => {
			for (const { faults } of all) faults.add({ answer: { status: 503, retryAfterSeconds: 0 } });
		},
		up: () => {
			for (const { faults } of all) faults.clear();
		},
		'an hour passes': async () => {
			later(HOUR_MS + 1);
			for (const { clock } of all) await clock.advance(HOUR_MS + 1);
		},
	};

	return {
		steps,
		/** The trigger's endpoints that deliver to it, wherever they are. */
		delivering: () =>
			all.flatMap((account) =>
				ownIn(account)
					.filter((endpoint) => endpoint.url === url && endpoint.status === 'active')
					.map((endpoint) => ({ account, endpoint })),
			),
		/** Those of the account that the credential names. */
		present: () => ownIn(present).filter((endpoint) => endpoint.url === url),
		/** The endpoints of others, as they were and as they are. */
		foreign: () => ({
			before: foreign,
			now: all.map(({ endpoints }, index) => foreign[index]?.map(({ id }) => endpoints.get(id))),
		}),
		close: async () => await all[1].close(),
	};
}
