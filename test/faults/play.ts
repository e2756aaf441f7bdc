import { say } from '../helpers/print';
import type { Engine } from '../n8n/n8n';
import { setStage, type Stage } from '../n8n/stage/stage';
import { SANDBOX } from './dinie';
import { playRow, type Outcome } from './playRow';
import { playSideBySide } from './playSideBySide';
import type { Row } from './row';

/** Plays rows one after the other in one n8n. */
export const playInTurn = async (engine: Engine, rows: Row[]): Promise<Outcome[]> =>
	await onStage(engine, rows.length, async (stage) => {
		const outcomes: Outcome[] = [];
		for (const row of rows) {
			const outcome = await playRow(row, engine, stage);
			sayHowItEnded(outcome);
			outcomes.push(outcome);
		}
		return outcomes;
	});

/** Plays groups of rows one after the other in one n8n, and the rows of each side by side. */
export const playGroups = async (engine: Engine, groups: Row[][]): Promise<Outcome[]> =>
	await onStage(engine, groups.flat().length, async (stage) => {
		const outcomes: Outcome[] = [];
		for (const rows of groups) {
			outcomes.push(...(await playSideBySide(rows, engine, stage, sayHowItEnded)));
		}
		return outcomes;
	});

async function onStage(
	engine: Engine,
	rows: number,
	play: (stage: Stage) => Promise<Outcome[]>,
): Promise<Outcome[]> {
	if (rows === 0) return [];
	say(`Starting n8n with its ${engine} engine`);
	const stage = await setStage({ engine, sandbox: SANDBOX });
	try {
		return await play(stage);
	} finally {
		await stage.close();
	}
}

function sayHowItEnded({ engine, row, problems }: Outcome): void {
	say(`${engine}: ${row}: ${problems.length === 0 ? 'as written' : problems.join('; ')}`);
}
