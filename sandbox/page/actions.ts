import { CONTRACTS } from '../contract';
import type { Sandbox } from '../sandbox';
import { ENDINGS } from '../story/lives';
import { ENDPOINT_ACTIONS } from './endpointActions';
import { FAULT_SWITCHES, type FaultSwitches } from './faultSwitches';
import type { Form } from './form';
import { nextAttemptAt } from './panels/clock';
import { settledSoon } from './settledSoon';
import { span } from './wording';

const MINUTE_MS = 60_000;

type Parts = { sandbox: Sandbox; switches: FaultSwitches };

/** Each does what a button says and tells so in a sentence, or throws one. */
export function createActions({ sandbox, switches }: Parts) {
	return {
		async redeliver(deliveryId: string): Promise<string> {
			await settledSoon(sandbox.redeliver(deliveryId));
			return 'Sent again.';
		},

		playStory(form: Form): string {
			const ending = ENDINGS.find((each) => each === form('ending'));
			if (!ending) throw new Error('No story ends like that.');
			const { types } = sandbox.playStory({ ending });
			return `A new customer’s ${types.length} events are fired one by one, on the sandbox clock.`;
		},

		async advance(form: Form): Promise<string> {
			const ms = form('minutes') === 'next' ? untilNextAttempt() : minutes(form('minutes'));
			await settledSoon(sandbox.clock.advance(ms));
			return `The clock went ${span(ms)} ahead.`;
		},

		async changeEndpoint(id: string, name: string, form: Form): Promise<string> {
			const endpoint = sandbox.endpoints.get(id);
			const action = Object.hasOwn(ENDPOINT_ACTIONS, name) && ENDPOINT_ACTIONS[name];
			if (!endpoint) throw new Error('That endpoint is gone.');
			if (!action) throw new Error(`Nothing is called ${name} here.`);
			return await action(sandbox, endpoint, form);
		},

		flipFault(id: string, form: Form): string {
			const found = FAULT_SWITCHES.find((each) => each.id === id);
			if (!found) throw new Error(`There is no fault called ${id}.`);
			if (form('on') === 'no') {
				switches.off(found);
				return `${found.name}: switched off.`;
			}
			const { initial = 1, most = 1, label } = found.amount ?? {};
			const amount = Number(form('amount') || initial);
			if (!Number.isInteger(amount) || amount < 1 || amount > most) {
				throw new Error(`${label ?? 'The amount'} must be a whole number from 1 to ${most}.`);
			}
			switches.on(found, amount);
			return `${found.name}: switched on.`;
		},

		clearFaults(): string {
			sandbox.faults.clear();
			return 'All faults are off.';
		},

		chooseContract(form: Form): string {
			const contract = CONTRACTS.find((each) => each === form('contract'));
			if (!contract) throw new Error('The contract has no such form.');
			sandbox.settings.contract = contract;
			return `Answers and new events now have the ${contract === 'sdk' ? 'SDKs’' : 'documented'} form.`;
		},
	};

	function untilNextAttempt(): number {
		const at = nextAttemptAt(sandbox.deliveries);
		if (at === null) throw new Error('No delivery is waiting to be tried again.');
		return Math.max(0, at - sandbox.clock.now());
	}
}

function minutes(text: string): number {
	const number = Number(text);
	if (text !== '' && number >= 0 && number <= 24 * 60) return number * MINUTE_MS;
	throw new Error('The clock goes ahead by a number of minutes, a day at most.');
}
