import { say } from '../helpers/print';
import { close, runProgram, writeReport } from '../helpers/program';
import { startCluster, type Cluster } from './cluster';
import { countByStatus, executedEvents } from './executions';
import { keptSecret, publishTrigger } from './liveTrigger';
import { rehearse, replaceWorker, tryEachProcessor } from './rehearsal';
import { repeatInterrupted } from './repeat';

type Check = { isSo: boolean; expected: string };

async function main(): Promise<number> {
	const cluster = await startCluster({ processors: 2, workers: 2, log: say });
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
	const { sandbox, postgres } = cluster;
	const workflowId = await publishTrigger(cluster);
	say('Published; events start to arrive');
	const lostByReplacing = await replaceWorker(cluster, say);
	await rehearse(cluster, say);
	const failures = await tryEachProcessor(cluster);
	say('Running again what the killed processes held');
	const repeated = await repeatInterrupted(cluster);

	const statuses = await countByStatus(postgres);
	const runs = await executedEvents(postgres);
	const genuine = sandbox.deliveries.filter(({ forgery }) => forgery === null);
	const forged = sandbox.deliveries.filter(({ forgery }) => forgery !== null);
	const sent = new Set(genuine.map(({ eventId }) => eventId));
	const undelivered = genuine.filter(({ status }) => status !== 'delivered').length;
	const missing = [...sent].filter((id) => !runs.has(id)).length;
	const stray = [...runs.keys()].filter((id) => !sent.has(id)).length;
	const duplicated = [...sent].filter((id) => (runs.get(id) ?? 0) > 1).length;
	const retried = genuine.filter(({ attempts }) => attempts.length > 1).length;
	const secrets = sandbox.endpoints.list().map(({ secret }) => secret);
	const kept = await keptSecret(cluster, workflowId);
	const accepted = forged.filter(({ status }) => status === 'delivered').length;

	const counts = {
		events: sent.size,
		undelivered,
		missing,
		repeated,
		stray,
		duplicated,
		retried,
		statuses,
	};
	say(`Counted: ${JSON.stringify(counts)}`);
	await writeReport('queue', { ...counts, forged: forged.length });
	return [
		{ isSo: undelivered === 0, expected: `each of ${sent.size} events was answered 2xx` },
		{
			isSo: lostByReplacing === 0,
			expected: 'replacing a worker while deliveries are held off loses none',
		},
		{ isSo: missing === 0, expected: `each event was executed, ${repeated} of them once repeated` },
		{ isSo: stray === 0, expected: 'no execution of what Dinie never sent' },
		{ isSo: forged.length > 0 && accepted === 0, expected: `${forged.length} forgeries refused` },
		{ isSo: secrets.length === 1, expected: 'one endpoint at Dinie' },
		{ isSo: kept !== undefined && secrets.includes(kept), expected: "n8n keeps Dinie's secret" },
		{
			isSo: failures.length === 0,
			expected: 'each processor takes deliveries signed with it alone',
		},
	];
}

runProgram('The queue mode test', main);
