import type { Engine } from '../n8n/n8n';
import type { Stage } from '../n8n/stage/stage';
import { withOwnDinie } from './dinie';
import { playRow, type Outcome } from './playRow';
import type { Row } from './row';
import { SharedRestart } from './sharedRestart';

/** Plays rows that mostly wait, all at once: one n8n, and for each row an account, a credential and workflows. */
export async function playSideBySide(
	rows: Row[],
	engine: Engine,
	stage: Stage,
	onEnd: (outcome: Outcome) => void,
): Promise<Outcome[]> {
	const shared = new SharedRestart(stage, rows.length);
	return await Promise.all(
		rows.map(async (row) => {
			const own = await withOwnDinie(stage);
			try {
				const outcome = await playRow(row, engine, own, shared);
				onEnd(outcome);
				return outcome;
			} finally {
				await own.close();
			}
		}),
	);
}
