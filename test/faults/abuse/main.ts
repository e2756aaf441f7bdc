import { peakMemoryMb, resetPeakMemory } from '../../helpers/processUse';
import { say, table } from '../../helpers/print';
import { close, runProgram, writeReport } from '../../helpers/program';
import { setStage, type Stage } from '../../n8n/stage/stage';
import { triggerWorkflow } from '../../n8n/workflows';
import { flood, type Answers } from './flood';

const FLOODS = 3;
const FLOOD = { forged: 3_340, genuine: 30 };
const MEMORY_GROWTH = 1.1;
const RETRY_MS = 60_000;
const LIMIT_MS = 15 * 60_000;

type Verdict = { promise: string; seen: string; isKept: boolean };

async function main(): Promise<number> {
	const stage = await setStage({ sandbox: { speed: 0 }, log: say });
	try {
		const { n8n, sandbox } = stage;
		const workflow = await stage.addWorkflow(triggerWorkflow('Abused', { events: ['loan.*'] }));
		await n8n.rest.publish(workflow.id);
		sandbox.fire('loan.error');
		await sandbox.idle();

		const answers: Answers = new Map();
		const peaks: number[] = [];
		for (let number = 1; number <= FLOODS; number++) {
			resetPeakMemory(n8n.pid);
			await flood(stage, FLOOD, answers);
			peaks.push(peakMemoryMb(n8n.pid));
			say(`Flood ${number}: ${FLOOD.forged} forgeries, memory peak ${peaks.at(-1)} MiB`);
		}
		// What was put off while the secret was being replaced comes again.
		await sandbox.clock.advance(RETRY_MS);
		const executions = await n8n.rest.executions(workflow.id);
		return await report(answers, verdicts(stage, peaks, executions.length));
	} finally {
		await stage.close();
	}
}

function verdicts({ sandbox, n8n }: Stage, peaks: number[], executions: number): Verdict[] {
	const { deliveries, requests } = sandbox;
	const taken = deliveries.filter(({ status }) => status === 'delivered').length;
	const unanswered = deliveries.filter(({ attempts }) => attempts[0]?.status === null).length;
	const rotations = requests.filter(({ path }) => path.includes('rotate')).length;
	const minutes = Math.ceil(process.uptime() / 60);
	const mostLines = Math.max(...linesPerCode(n8n.log()).values());
	const [, second = 0, third = 0] = peaks;
	return [
		{
			promise: 'no forgery starts an execution, and every genuine delivery starts one',
			seen: `${executions} executions of ${deliveries.length} genuine deliveries, ${taken} taken`,
			isKept: executions === deliveries.length && taken === deliveries.length,
		},
		{
			promise: 'genuine deliveries are answered within five seconds during the floods',
			seen: `${unanswered} of ${deliveries.length} were not`,
			isKept: unanswered === 0,
		},
		{
			promise: 'at most one rotation in ten minutes',
			seen: `${rotations} rotations in ${minutes} minutes`,
			isKept: rotations <= Math.ceil(minutes / 10),
		},
		{
			promise: 'at most one log line per code and minute',
			seen: `${mostLines} lines of the commonest code in ${minutes} minutes`,
			isKept: mostLines <= minutes,
		},
		{
			promise: 'the third flood takes at most 10 % more memory than the second',
			seen: `peaks of ${peaks.join(', ')} MiB`,
			isKept: third <= second * MEMORY_GROWTH,
		},
	];
}

/** Lines on refused deliveries, by the code in brackets. */
function linesPerCode(log: string): Map<string, number> {
	const lines = new Map<string, number>();
	for (const [, code = ''] of log.matchAll(/refused a delivery \((\w+)\)/g)) {
		lines.set(code, (lines.get(code) ?? 0) + 1);
	}
	return lines;
}

async function report(answers: Answers, kept: Verdict[]): Promise<number> {
	const byKind = [...answers].map(([kind, counts]) => ({
		kind,
		sent: [...counts.values()].reduce((sum, count) => sum + count, 0),
		answers: [...counts].map(([answer, count]) => `${answer}: ${count}`).join(', '),
	}));
	await writeReport('abuse', { byKind, kept });
	console.log(`\n${table(byKind)}\n`);
	console.log(
		`${table(kept.map(({ isKept, ...rest }) => ({ kept: isKept ? 'yes' : 'NO', ...rest })))}\n`,
	);
	const failed = kept.filter(({ isKept }) => !isKept).length;
	return close(kept.length, failed);
}

setTimeout(() => {
	console.error(`The abuse suite took longer than ${LIMIT_MS / 60_000} minutes: given up`);
	process.exit(1);
}, LIMIT_MS);

runProgram('The abuse suite', main);
