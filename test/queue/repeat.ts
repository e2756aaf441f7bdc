import { call } from '../helpers/https';
import type { N8n } from '../n8n/n8n';
import type { Cluster } from './cluster';
import { untilStill } from './executions';

const CRASHED = `SELECT id FROM execution_entity WHERE status = 'crashed' ORDER BY id`;
const STILL_QUEUED = 409;

/**
 * Runs again what killed processes held, with the calls that the README names: what n8n believes to be under
 * way for ever, and what it knows to have crashed. Returns how many executions those were.
 */
export async function repeatInterrupted({ main, postgres }: Cluster): Promise<number> {
	const hanging = await untilStill(postgres);
	const crashed = (await postgres.query<{ id: number }>(CRASHED)).map(({ id }) => String(id));
	const ask = await withApiKey(main);
	for (const id of [...hanging, ...crashed]) {
		const isQueued = (await ask('retry', id, [STILL_QUEUED])) === STILL_QUEUED;
		if (hanging.includes(id)) await ask('stop', id);
		if (isQueued) await ask('retry', id);
	}
	return hanging.length + crashed.length;
}

async function withApiKey({ rest, url, certificate }: N8n) {
	const { rawApiKey } = await rest.request<{ rawApiKey: string }>('POST', '/api-keys', {
		label: 'Repeat',
		scopes: ['execution:retry', 'execution:stop'],
		expiresAt: null,
	});
	return async (action: 'retry' | 'stop', id: string, expected: number[] = []) => {
		const { status, body } = await call(`${url}/api/v1/executions/${id}/${action}`, {
			method: 'POST',
			ca: certificate.cert,
			headers: { 'X-N8N-API-KEY': rawApiKey, 'Content-Type': 'application/json' },
			body: '{}',
		});
		if (status === 200 || expected.includes(status)) return status;
		throw new Error(`n8n answered ${status} to '${action}' of execution ${id}: ${body}`);
	};
}
