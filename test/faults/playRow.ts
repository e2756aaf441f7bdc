import { clear } from './clear';
import { endpointStates } from './endpointStates';
import type { Change, Count, EndState, Row } from './row';
import { Scene } from './scene';
import type { SharedRestart } from './sharedRestart';
import type { Stage } from '../n8n/stage/stage';
import type { Engine } from '../n8n/n8n';
import { tally, type Tally } from './tally';

export type Outcome = {
	engine: Engine;
	row: string;
	/** Nothing when the row ended as written. */
	problems: string[];
	expected: EndState;
	reached: Reached | undefined;
	notes: string[];
	/** What n8n printed last, when the row did not end as written. */
	log: string[];
	seconds: number;
};

type Reached = Tally & Pick<EndState, 'endpoints'>;

const LOG_LINES = 40;

/** Plays one row on a clean stage, counts, compares with what was written, and cleans up. */
export async function playRow(
	row: Row,
	engine: Engine,
	stage: Stage,
	shared?: SharedRestart,
): Promise<Outcome> {
	const startedAt = Date.now();
	const scene = new Scene(engine, stage, shared);
	const expected = row.expected[engine];
	const problems: string[] = [];
	let reached: Outcome['reached'];
	try {
		await row.play(scene);
		const endpoints = await endpointStates(scene);
		reached = { endpoints, ...(await tally(scene)) };
		problems.push(...differences(expected, reached));
		scene.notes.push(...refusals(scene));
	} catch (error) {
		problems.push((error as Error).message);
	}
	shared?.leave();
	const log = problems.length > 0 ? scene.n8n.log().trim().split('\n').slice(-LOG_LINES) : [];
	await clear(scene).catch((error: Error) => problems.push(`clearing up: ${error.message}`));
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	return { engine, row: row.name, problems, expected, reached, notes: scene.notes, log, seconds };
}

/** Every answer that was no 2xx, with how often it was given. */
function refusals(scene: Scene): string[] {
	const counts = new Map<string, number>();
	for (const { status, answer, error } of scene.attempts()) {
		if (status !== null && status < 300) continue;
		const text = error ?? `${status} ${answer}`;
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return [...counts].map(([text, count]) => `refused ${count} times: ${text}`);
}

const COUNTED = [
	'events',
	'executed',
	'retrying',
	'failed',
	'duplicated',
	'missed',
	'told',
	'heard',
	'calls',
] as const;

function differences(expected: EndState, reached: Reached): string[] {
	const wanted = [...expected.endpoints].sort().join(', ');
	const present = reached.endpoints.join(', ');
	return [
		...(wanted === present ? [] : [`endpoints: ${present || 'none'}, not ${wanted || 'none'}`]),
		...COUNTED.flatMap((name) =>
			fits(reached[name], expected[name])
				? []
				: [`${name}: ${reached[name]}, not ${shown(expected[name])}`],
		),
		...changesBesides(expected.changes ?? reached.changes, reached.changes),
		...(reached.lost > 0 ? [`${reached.lost} answered 2xx but never executed`] : []),
		...(reached.forged > 0 ? [`${reached.forged} executions of what Dinie never sent`] : []),
	];
}

function changesBesides(expected: Change[], reached: Change[]): string[] {
	const [wanted, made] = [expected, reached].map((changes) => changes.join(', ') || 'none');
	return wanted === made ? [] : [`changes: ${made}, not ${wanted}`];
}

const fits = (count: number, expected: Count) =>
	typeof expected === 'number' ? count === expected : count <= expected.atMost;

const shown = (count: Count) => (typeof count === 'number' ? count : `at most ${count.atMost}`);
