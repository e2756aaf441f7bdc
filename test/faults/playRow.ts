import { clear } from './clear';
import { endpointStates } from './endpointStates';
import type { Count, EndState, Row } from './row';
import { Scene } from './scene';
import type { Stage } from '../n8n/stage/stage';
import type { Engine } from '../n8n/n8n';
import { tally, type Tally } from './tally';

export type Outcome = {
	engine: Engine;
	row: string;
	/** Nothing when the row ended as written. */
	problems: string[];
	expected: EndState;
	reached: (Tally & Pick<EndState, 'endpoints'>) | undefined;
	notes: string[];
	/** What n8n printed last, when the row did not end as written. */
	log: string[];
	seconds: number;
};

const LOG_LINES = 40;

/** Plays one row on a clean stage, counts, compares with what was written, and cleans up. */
export async function playRow(row: Row, engine: Engine, stage: Stage): Promise<Outcome> {
	const startedAt = Date.now();
	const scene = new Scene(engine, stage);
	const expected = row.expected[engine];
	const first = stage.sandbox.deliveries.length;
	const problems: string[] = [];
	let reached: Outcome['reached'];
	try {
		await row.play(scene);
		const endpoints = await endpointStates(scene);
		reached = { endpoints, ...(await tally(scene, first)) };
		problems.push(...differences(expected, reached));
		scene.notes.push(...refusals(stage, first));
	} catch (error) {
		problems.push((error as Error).message);
	}
	const log = problems.length > 0 ? scene.n8n.log().trim().split('\n').slice(-LOG_LINES) : [];
	await clear(scene).catch((error: Error) => problems.push(`clearing up: ${error.message}`));
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	return { engine, row: row.name, problems, expected, reached, notes: scene.notes, log, seconds };
}

/** Every answer that was no 2xx, with how often it was given. */
function refusals({ sandbox }: Stage, first: number): string[] {
	const attempts = sandbox.deliveries.slice(first).flatMap((delivery) => delivery.attempts);
	const counts = new Map<string, number>();
	for (const { status, answer, error } of attempts) {
		if (status !== null && status < 300) continue;
		const text = error ?? `${status} ${answer}`;
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return [...counts].map(([text, count]) => `refused ${count} times: ${text}`);
}

const COUNTED = ['events', 'executed', 'retrying', 'failed', 'duplicated'] as const;

function differences(expected: EndState, reached: NonNullable<Outcome['reached']>): string[] {
	const wanted = [...expected.endpoints].sort().join(', ');
	const present = reached.endpoints.join(', ');
	return [
		...(wanted === present ? [] : [`endpoints: ${present || 'none'}, not ${wanted || 'none'}`]),
		...COUNTED.flatMap((name) =>
			fits(reached[name], expected[name])
				? []
				: [`${name}: ${reached[name]}, not ${shown(expected[name])}`],
		),
		...(reached.lost > 0 ? [`${reached.lost} answered 2xx but never executed`] : []),
		...(reached.forged > 0 ? [`${reached.forged} executions of what Dinie never sent`] : []),
	];
}

const fits = (count: number, expected: Count) =>
	typeof expected === 'number' ? count === expected : count <= expected.atMost;

const shown = (count: Count) => (typeof count === 'number' ? count : `at most ${count.atMost}`);
