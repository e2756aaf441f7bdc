import { deliver, genuine } from '../deliver';
import type { TestTrigger } from '../trigger';
import type { openAccounts } from './accounts';

type Accounts = Awaited<ReturnType<typeof openAccounts>>;

type Event = { id: string; endpointId: string };

/** Delivers as Dinie does: a new event to each endpoint, and again what was not taken. */
export function createDeliveries(trigger: TestTrigger, accounts: Accounts) {
	let count = 0;
	let waiting: Event[] = [];
	const taken: Event[] = [];

	async function deliverAll(): Promise<void> {
		const delivering = accounts.delivering();
		for (const { endpoint } of delivering) {
			waiting.push({ id: `evt_${++count}`, endpointId: endpoint.id });
		}
		const [now, still] = [waiting, [] as Event[]];
		waiting = still;
		for (const event of now) {
			const { id, endpointId: signer } = event;
			const from = delivering.find(({ endpoint }) => endpoint.id === signer);
			const isThere = from?.account.endpoints.get(signer) !== undefined;
			const answer = isThere
				? await deliver(trigger, genuine({ sandbox: from.account }, { id, signer }))
				: undefined;
			if (answer?.status === 200) taken.push(event);
			else waiting.push(event);
		}
	}

	return {
		deliverAll,
		/** Of events that were answered 2xx, those that have not exactly one execution. */
		notOnce: () =>
			taken.filter(({ id, endpointId }) => {
				const items = trigger.executions.flat(2).map(({ json }) => json);
				const own = items.filter((each) => each.webhookId === id && each.endpointId === endpointId);
				return own.length !== 1;
			}),
		waitingOf: (endpointId: string) => waiting.filter((event) => event.endpointId === endpointId),
	};
}
