import type { Endpoint } from '../../sandbox/api/endpointStore';
import type { LoggedRequest } from '../../sandbox/api/requestLog';
import type { Attempt } from '../../sandbox/deliveries/delivery';
import type { Sandbox } from '../../sandbox/server';
import { until } from '../n8n/until';
import type { Account } from './account';

const MINUTE_MS = 60_000;

/** What happens at Dinie in a row, and what was seen there. */
export class AtDinie {
	/** The account of the credential at the beginning, and others that the row has added. */
	readonly accounts: Account[];

	constructor(private readonly first: Account) {
		this.accounts = [first];
	}

	/** Where most rows play: the account of the credential at the beginning. */
	get sandbox(): Sandbox {
		return this.first.sandbox;
	}

	/** Events happen at Dinie, and each is tried once. */
	async fire(count = 1, sandbox = this.sandbox): Promise<void> {
		for (let event = 0; event < count; event++) sandbox.fire('loan.error');
		await sandbox.idle();
	}

	/** Time passes at Dinie: what failed is tried again after 1, 5, 15, 60 and 360 minutes. */
	async passMinutes(minutes: number, sandbox = this.sandbox): Promise<void> {
		await sandbox.clock.advance(minutes * MINUTE_MS);
	}

	/** Calls of Dinie's API in this row. */
	requests(method?: string, path = /./): LoggedRequest[] {
		return this.accounts
			.flatMap((account) => account.requests())
			.filter((each) => each.method === (method ?? each.method) && path.test(each.path))
			.sort((a, b) => a.at - b.at);
	}

	/** Waits for so many calls of Dinie's API in this row. */
	async untilRequests(count: number, method: string, path: RegExp): Promise<void> {
		await until(
			`${count} calls ${method} ${path.source}`,
			() => this.requests(method, path).length >= count || undefined,
		);
	}

	/** How many deliveries were refused with this code. */
	refusedWith(code: string): number {
		return this.attempts().filter(({ answer }) => answer.includes(code)).length;
	}

	/** Every try to deliver something in this row. */
	attempts(): Attempt[] {
		const deliveries = this.accounts.flatMap((account) => account.deliveries());
		return deliveries.flatMap((delivery) => delivery.attempts);
	}

	/** The only endpoint there is. */
	endpoint(): Endpoint {
		const [endpoint, ...others] = this.sandbox.endpoints.list();
		if (!endpoint || others.length > 0) throw new Error('expected exactly one endpoint');
		return endpoint;
	}
}
