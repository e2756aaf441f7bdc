import type { IDataObject, WorkflowActivateMode } from 'n8n-workflow';
import { deliver, genuine } from '../deliver';
import { later } from '../later';
import { startTrigger, type Started } from '../trigger';
import { openAccounts, type AccountStep } from './accounts';
import { createDeliveries } from './deliveries';

const LONGEST_PAUSE_MS = 7 * 60 * 60_000;
const STRANGERS_SECRET = `whsec_${Buffer.alloc(24, 's').toString('base64')}`;

export type N8nStep =
	| 'deliver'
	| 'forge'
	| 'publish'
	| 'put older static data back'
	| 'restart'
	| 'tick'
	| 'unpublish';

export type Step = AccountStep | N8nStep;

/** A published trigger, and all that can happen to it. */
export async function createWorld() {
	const trigger = await startTrigger({ events: ['loan.*'] });
	const accounts = await openAccounts(trigger);
	const deliveries = createDeliveries(trigger, accounts);
	const kept: IDataObject[] = [];
	let watch: Started | undefined;

	async function apply(activation: WorkflowActivateMode): Promise<void> {
		if (!(await trigger.checkExists(activation))) await trigger.create(activation);
		watch = await trigger.start(activation);
	}

	async function unpublish(): Promise<void> {
		const open = watch;
		watch = undefined;
		// It throws when an endpoint stays at Dinie.
		await trigger.remove().catch(() => undefined);
		await open?.stop();
	}

	const steps: Record<Step, () => unknown> = {
		...accounts.steps,
		deliver: async () => {
			if (watch) await deliveries.deliverAll();
		},
		forge: async () => {
			if (watch) await deliver(trigger, genuine(trigger, { signer: STRANGERS_SECRET }));
		},
		tick: async () => await watch?.tick(),
		restart: async () => {
			trigger.restart();
			if (watch) await apply('init');
		},
		'put older static data back': () => {
			const older = kept[Math.floor(kept.length / 2)];
			trigger.forget();
			Object.assign(trigger.staticData(), older);
		},
		unpublish: async () => {
			if (watch) await unpublish();
		},
		publish: async () => {
			// A publish that failed is rolled back.
			if (!watch) await apply('activate').catch(unpublish);
		},
	};

	/** What happens side by side. */
	async function take(together: Step[]): Promise<void> {
		await Promise.all(together.map(async (step) => await steps[step]()));
		kept.push(structuredClone({ ...trigger.staticData() }));
	}

	await take(['publish']);

	return {
		take,
		/** Dinie is there, the trigger published, and all pauses are over: one look, and each event twice at the most. */
		async settle() {
			for (const step of ['up', 'publish'] as const) await take([step]);
			later(LONGEST_PAUSE_MS);
			for (const step of ['tick', 'deliver', 'deliver'] as const) await take([step]);
			const present = accounts.present();
			return {
				present,
				waiting: present.flatMap(({ id }) => deliveries.waitingOf(id)),
				notOnce: deliveries.notOnce(),
				foreign: accounts.foreign(),
				failures: trigger.failures,
			};
		},
		async close() {
			await watch?.stop();
			await trigger.close();
			await accounts.close();
		},
	};
}
