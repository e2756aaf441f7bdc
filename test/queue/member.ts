import { launch, type LaunchOptions } from '../n8n/launch';
import { freePort } from '../n8n/ports';
import type { OwnedProcess } from '../n8n/process';
import { clockOff } from './clocks';

type Role = 'webhook' | 'worker';

export type Member = OwnedProcess & { role: Role; port: number; minutesOff: number };

/** Starts `n8n webhook` or `n8n worker`, whose folder and clock are like those of a machine of its own. */
export async function startMember(
	role: Role,
	options: Omit<LaunchOptions, 'port'>,
	minutesOff = 0,
): Promise<Member> {
	const port = await freePort();
	const env = { ...options.env, ...clockOff(minutesOff) };
	return { ...(await launch(role, { ...options, port, env })), role, port, minutesOff };
}
