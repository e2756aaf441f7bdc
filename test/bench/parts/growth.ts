import { measure } from '../measure';
import type { TableRow } from '../../helpers/print';
import type { Part } from '../part';
import { memoryMb } from '../../helpers/processUse';
import { enter, type Contestant } from '../stand/enter';
import type { Stand } from '../stand/stand';
import { rounded } from '../statistics';

const ENDPOINTS = [1, 10, 100, 1_000];
const WORKFLOWS = { quick: [1, 20], full: [1, 10, 50, 100, 200] };
const LOAD = { bodyBytes: 1_000, connections: 16, expectedStatus: 200, count: 300 };
const LIST_PATH = /\/webhooks\/endpoints$/;

/** How publishing and delivering slow down as endpoints at Dinie and workflows in n8n grow in number. */
export const growth: Part = {
	minutes: ({ isQuick }) => (isQuick ? 1 : 5),

	async run({ isQuick, log }, getStand) {
		const stand = await getStand();
		const publishing: TableRow[] = [];
		for (const count of ENDPOINTS) publishing.push(await publishAmong(stand, count));
		log('Publishing among other endpoints done');

		const workflows: TableRow[] = [];
		const published: Contestant[] = [];
		for (const count of isQuick ? WORKFLOWS.quick : WORKFLOWS.full) {
			while (published.length < count) published.push(await enter(stand, 'dinie'));
			workflows.push(await deliverAmong(stand, published));
			log(`${count} published workflows done`);
		}
		return {
			tables: [
				{ title: 'publishing among other endpoints at Dinie', rows: publishing },
				{ title: 'delivering to one of several published workflows', rows: workflows },
			],
			figures: { publishing, workflows },
		};
	},
};

async function publishAmong(stand: Stand, count: number): Promise<TableRow> {
	const { sandbox, n8n } = stand;
	const others = sandbox.endpoints.list().map(({ id }) => id);
	while (others.length < count) {
		others.push(sandbox.endpoints.add({ url: `https://other.example/${others.length}` }).id);
	}
	const requestsBefore = sandbox.requests.length;
	const begun = performance.now();
	const { workflowId } = await enter(stand, 'dinie');
	const seconds = (performance.now() - begun) / 1_000;
	const calls = sandbox.requests.slice(requestsBefore);
	const pages = calls.filter(({ method, path }) => method === 'GET' && LIST_PATH.test(path));
	const created = calls.find(({ method, path }) => method === 'POST' && LIST_PATH.test(path));
	const lookUpMs = (created?.at ?? NaN) - (pages[0]?.at ?? NaN);
	await n8n.rest.unpublish(workflowId);
	return {
		endpoints: count,
		pages: pages.length,
		'look-up ms': lookUpMs,
		'publishing s': rounded(seconds, 2),
	};
}

async function deliverAmong(stand: Stand, published: Contestant[]): Promise<TableRow> {
	const [first] = published;
	if (!first) throw new Error('No workflow is published');
	await measure(stand, first, LOAD);
	const { executedPerSecond, cpuMsPerDelivery } = await measure(stand, first, LOAD);
	return {
		workflows: published.length,
		'executed/s': rounded(executedPerSecond, 1),
		'CPU ms': rounded(cpuMsPerDelivery, 2),
		'memory MB': memoryMb(stand.n8n.pid),
	};
}
