import type { FaultRule, Faults } from '../api/faults';

export type FaultSwitch = {
	id: string;
	name: string;
	effect: string;
	amount?: { label: string; initial: number; most: number };
	rule(amount: number): FaultRule;
};

export type FaultSwitches = ReturnType<typeof createFaultSwitches>;

const GATEWAY_PAGE = '<!doctype html><title>Gateway</title><h1>Please try again later</h1>';

export const FAULT_SWITCHES: readonly FaultSwitch[] = [
	{
		id: 'down',
		name: 'Dinie is down',
		effect: 'Connections are dropped, then all is well again.',
		amount: { label: 'Requests', initial: 3, most: 1_000 },
		rule: (times) => ({ drop: true, times }),
	},
	{
		id: 'error',
		name: '500, once',
		effect: 'The next request fails with an internal error.',
		rule: () => ({ answer: { status: 500 }, times: 1 }),
	},
	{
		id: 'limit',
		name: '429, once',
		effect: 'The next request is told to wait, with Retry-After.',
		amount: { label: 'Seconds', initial: 5, most: 3_600 },
		rule: (retryAfterSeconds) => ({ answer: { status: 429, retryAfterSeconds }, times: 1 }),
	},
	{
		id: 'token',
		name: '401, once',
		effect: 'The access token of the next request has expired.',
		rule: () => ({ expireToken: true, times: 1 }),
	},
	{
		id: 'slow',
		name: 'Slow',
		effect: 'Every answer takes 9 seconds.',
		rule: () => ({ delayMs: 9_000 }),
	},
	{
		id: 'hang',
		name: 'Hang',
		effect: 'Requests are taken and never answered.',
		rule: () => ({ hang: true }),
	},
	{
		id: 'html',
		name: 'HTML instead of JSON',
		effect: 'Every request is answered 200 with a web page.',
		rule: () => ({ answer: { status: 200, body: GATEWAY_PAGE } }),
	},
];

/** Which of the switches are on, by looking whether their rules are still in force. */
export function createFaultSwitches(faults: Faults) {
	const set = new Map<string, { rule: FaultRule; takeBack: () => void }>();

	function left(id: string): number {
		const entry = set.get(id);
		return entry ? faults.left(entry.rule) : 0;
	}

	return {
		/** How many more requests it applies to, 0 when it is off. */
		left,
		on({ id, rule }: FaultSwitch, amount: number): void {
			set.get(id)?.takeBack();
			const added = rule(amount);
			set.set(id, { rule: added, takeBack: faults.add(added) });
		},
		off({ id }: FaultSwitch): void {
			set.get(id)?.takeBack();
		},
		/** Rules that tests or the control API have added. */
		others(): number {
			const own = FAULT_SWITCHES.filter(({ id }) => left(id) > 0);
			return faults.list().length - own.length;
		},
	};
}
