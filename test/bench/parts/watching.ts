import type { IDataObject } from 'n8n-workflow';
import type { TableRow } from '../../helpers/print';
import { cpuMsOf, memoryMb } from '../../helpers/processUse';
import { until } from '../../n8n/until';
import { idleNode, nodeOf, rowOf } from '../../n8n/workflows';
import type { Part } from '../part';
import { enter } from '../stand/enter';
import type { Stand } from '../stand/stand';
import { rounded } from '../statistics';

const TRIGGERS = { quick: 20, full: 100 };
const IDLE_MINUTES = { quick: 1, full: 3 };
const WATCHED = { options: { watchMinutes: 1 } };
const MINUTE_MS = 60_000;

type Dinie = 'hangs' | 'is down' | 'is up';

/** What published triggers cost when n8n starts, whatever Dinie does then, and while nothing happens. */
export const watching: Part = {
	minutes: ({ isQuick }) => (isQuick ? 4 : 12),

	async run({ isQuick, log }, getStand) {
		const stand = await getStand();
		const count = isQuick ? TRIGGERS.quick : TRIGGERS.full;
		const minutes = isQuick ? IDLE_MINUTES.quick : IDLE_MINUTES.full;
		const other = await publishSchedule(stand);
		const starts = [await startWith(stand, other, 0, 'is up')];
		log('A start without a trigger of ours done');
		await fill(stand, count, {});
		for (const dinie of ['is up', 'is down', 'hangs'] as const) {
			starts.push(await startWith(stand, other, count, dinie));
			log(`A start while Dinie ${dinie} done`);
		}
		const idle = [await idleFor(stand, minutes, `${count} triggers, looked at every 10 minutes`)];
		await fill(stand, count, WATCHED);
		const title = `${count} more, looked at every minute`;
		idle.push(await idleFor(stand, minutes, title));
		return {
			tables: [
				{ title: 'until another workflow runs after a start of n8n', rows: starts },
				{ title: 'while nothing happens', rows: idle },
			],
			figures: { starts, idle },
		};
	},
};

/** A workflow of somebody else, which every second shows that n8n is through with its start. */
async function publishSchedule({ n8n }: Stand): Promise<string> {
	const rule = { interval: [{ field: 'seconds', secondsInterval: 1 }] };
	const schedule = nodeOf(
		'Schedule',
		'n8n-nodes-base.scheduleTrigger',
		{ rule },
		{ typeVersion: 1.2 },
	);
	const { id } = await n8n.rest.createWorkflow(rowOf('Every second', [schedule, idleNode()]));
	await n8n.rest.publish(id);
	return id;
}

async function fill(stand: Stand, count: number, parameters: IDataObject): Promise<void> {
	for (let index = 0; index < count; index++) await enter(stand, 'dinie', parameters);
}

async function startWith(
	stand: Stand,
	scheduleId: string,
	triggers: number,
	dinie: Dinie,
): Promise<TableRow> {
	const { sandbox } = stand;
	const takeBack = dinie === 'hangs' ? sandbox.faults.add({ hang: true }) : undefined;
	if (dinie === 'is down') await sandbox.down();
	const begun = performance.now();
	stand.n8n = await stand.n8n.restart();
	const ready = performance.now();
	const [before] = await stand.n8n.rest.executions(scheduleId);
	await until(
		'the other workflow to run',
		async () => (await stand.n8n.rest.executions(scheduleId))[0]?.id !== before?.id || undefined,
		{ limitMs: 10 * MINUTE_MS },
	);
	const running = performance.now();
	takeBack?.();
	if (dinie === 'is down') await sandbox.up();
	return {
		triggers,
		Dinie: dinie,
		'n8n ready s': rounded((ready - begun) / 1_000, 1),
		'then, until the other runs, s': rounded((running - ready) / 1_000, 1),
	};
}

async function idleFor({ n8n, sandbox }: Stand, minutes: number, title: string): Promise<TableRow> {
	const [calls, cpu] = [sandbox.requests.length, cpuMsOf(n8n.pid)];
	const end = Date.now() + minutes * MINUTE_MS;
	await until('time to pass', () => Date.now() > end || undefined, {
		limitMs: (minutes + 1) * MINUTE_MS,
		everyMs: 1_000,
	});
	const perHour = 60 / minutes;
	return {
		triggers: title,
		'calls to Dinie an hour': (sandbox.requests.length - calls) * perHour,
		'CPU s an hour': rounded(((cpuMsOf(n8n.pid) - cpu) * perHour) / 1_000, 1),
		'memory MB': memoryMb(n8n.pid),
	};
}
