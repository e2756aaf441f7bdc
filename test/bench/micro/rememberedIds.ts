import type { IWebhookFunctions } from 'n8n-workflow';
import { takeOnce } from '../../../nodes/Dinie/trigger/delivery/duplicates';
import type { TableRow } from '../../helpers/print';
import { rounded } from '../statistics';
import { collectGarbage, inUse } from './allocations';

/** The last is more than the trigger remembers, so that the oldest are forgotten. */
const COUNTS = [1, 1_000, 50_000, 60_000];
const LOOK_UPS = 20_000;

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What remembering ids costs: memory for all of them, and time for one look-up. */
export function rememberedIds(): TableRow[] {
	collectGarbage();
	const empty = inUse();
	let remembered = 0;
	return COUNTS.map((count) => {
		const begun = performance.now();
		const before = remembered;
		while (remembered < count) take(keyOf(remembered++));
		const perInsert = ((performance.now() - begun) * 1_000) / (remembered - before);
		collectGarbage();
		const megabytes = (inUse() - empty) / 1024 ** 2;
		const latest = keyOf(remembered - 1);
		const looking = performance.now();
		for (let lookUp = 0; lookUp < LOOK_UPS; lookUp++) takeOnce(context, latest);
		const perLookUp = ((performance.now() - looking) * 1_000) / LOOK_UPS;
		return {
			ids: count,
			MB: rounded(megabytes, 2),
			'µs to add one': rounded(perInsert, 2),
			'µs to look one up': rounded(perLookUp, 2),
		};
	});
}

const keyOf = (index: number) =>
	`we_01HXYZ0123456789ABCDEFGHJK evt_${String(index).padStart(26, '0')}`;

let response = newResponse();
const partial: Partial<IWebhookFunctions> = {
	getResponseObject: () => response as Response,
};
const context = partial as IWebhookFunctions;

function newResponse(): Partial<Response> {
	return { statusCode: 200, end: () => response as Response };
}

/** As n8n does it: the answer ends, and with it the delivery is accepted. */
function take(key: string): void {
	response = newResponse();
	takeOnce(context, key);
	response.end?.();
}
