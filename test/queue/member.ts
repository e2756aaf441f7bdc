import { launch, type LaunchOptions } from '../n8n/launch';
import { freePort } from '../n8n/ports';
import type { OwnedProcess } from '../n8n/process';

export type Member = OwnedProcess & { port: number };

/** Starts `n8n webhook` or `n8n worker`, whose folder is like the disk of a machine of its own. */
export async function startMember(
	role: 'webhook' | 'worker',
	options: Omit<LaunchOptions, 'port'>,
): Promise<Member> {
	const port = await freePort();
	return { ...(await launch(role, { ...options, port })), port };
}
