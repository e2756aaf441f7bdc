import type { Cluster } from './cluster';
import { storedExecutions, type Stored } from './executions';

const BEGINNING = 'Dinie Trigger found that ';

/** The executions in which the watch has told the team something. */
export async function tellings({ postgres }: Cluster): Promise<Stored[]> {
	return tellingsAmong(await storedExecutions(postgres));
}

export const tellingsAmong = (executions: Stored[]): Stored[] =>
	executions.filter(({ message }) => message?.startsWith(BEGINNING));

/** Since when events may be missing, as it was told: epoch milliseconds, on a full minute. */
export function missingSince({ message = '' }: Stored): number {
	const [, minute = ''] = /may be missing from (.+?) UTC/.exec(message) ?? [];
	return Date.parse(`${minute.replace(' ', 'T')}Z`);
}
