import { say, table } from '../helpers/print';
import { close, runProgram, writeReport } from '../helpers/program';
import { judge, type Check } from './checks';
import { startCluster, type Cluster } from './cluster';
import { countAll } from './figures';
import { publishTriggers } from './liveTriggers';
import { testOnWorkers } from './offloadedTest';
import { rehearse } from './rehearsal';
import { repeatInterrupted } from './repeat';

/** Of each webhook processor: eight minutes apart, and either within the five that a delivery may be off. */
const MINUTES_OFF = [-4, 4];

async function main(): Promise<number> {
	const cluster = await startCluster({ processors: MINUTES_OFF, workers: 2, log: say });
	try {
		const checks = await play(cluster);
		for (const { isSo, expected } of checks) say(`${isSo ? 'so' : 'NOT SO'}: ${expected}`);
		const failed = checks.filter(({ isSo }) => !isSo).length;
		await cluster.close();
		return close(checks.length, failed);
	} finally {
		await cluster.close();
	}
}

async function play(cluster: Cluster): Promise<Check[]> {
	const { sandbox } = cluster;
	const wrongByHand = await testOnWorkers(cluster, say);
	const first = { delivery: sandbox.deliveries.length, event: sandbox.events.length };
	const triggers = await publishTriggers(cluster);
	say('Published; events start to arrive');
	const seen = await rehearse(cluster, triggers, say);
	say('Running again what the killed processes held');
	const repeated = await repeatInterrupted(cluster);

	const counted = await countAll(cluster, triggers, first);
	const calls = callsTo(cluster);
	print(counted, { ...seen, repeated, calls });
	const { figures, stray, forged } = counted;
	await writeReport('queue', {
		...seen,
		repeated,
		calls,
		stray,
		forged: forged.length,
		triggers: figures.map((each) => ({ ...each, answers: Object.fromEntries(each.answers) })),
	});
	return judge(cluster, counted, seen, wrongByHand);
}

/** All calls of Dinie's API, by what was asked. */
function callsTo({ sandbox }: Cluster): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { method, path } of sandbox.requests) {
		const call = `${method} ${path.replace(/^.*\/v3/, '').replace(/we_\w+/, '…')}`;
		counts[call] = (counts[call] ?? 0) + 1;
	}
	return counts;
}

function print({ figures }: Awaited<ReturnType<typeof countAll>>, others: object): void {
	const rows = figures.map((each) => ({
		trigger: each.fate,
		events: each.events,
		sent: each.sent,
		'given up': each.dropped,
		'answered 2xx': each.answered,
		executed: each.executed,
		'put off': each.putOff,
		doubled: each.doubled,
		lost: each.lost,
		endpoints: each.endpoints.length,
		told: each.told.length,
		'calls to Dinie': each.calls,
		'new secrets': each.rotations,
	}));
	console.log(table(rows));
	for (const { fate, answers, told } of figures) {
		say(`${fate}: ${[...answers].map(([answer, count]) => `${count} × ${answer}`).join(', ')}`);
		for (const text of told) say(`${fate}, told: ${text}`);
	}
	say(JSON.stringify(others));
}

runProgram('The queue mode test', main);
