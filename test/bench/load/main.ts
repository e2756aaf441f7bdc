import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { runProgram } from '../../helpers/program';
import { cpuMsOf } from '../../helpers/processUse';
import { quantile } from '../statistics';
import { eventOfBytes } from './body';
import type { LoadJob, LoadResult } from './job';
import { signatureHeaders } from './sign';

type Headers = Record<string, string>;

/** Deliveries are signed as they go, since signatures are good for five minutes. */
async function main(): Promise<LoadResult> {
	const job: LoadJob = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));
	const { url, ca, scheme, key, count, connections, expectedStatus, mostPutOff = 0, rate } = job;
	const event = eventOfBytes(job.bodyBytes);
	const body = Buffer.from(event);
	const makeHeaders = (): Headers => ({
		'content-type': 'application/json',
		'content-length': String(body.length),
		...signatureHeaders[scheme](key, event),
	});
	const agent = new Agent({ ca, keepAlive: true, maxSockets: connections });
	await Promise.all(Array.from({ length: connections }, async () => await connect(url, agent)));

	const latencies: number[] = [];
	let [sent, putOff] = [0, 0];
	const cpuMsBefore = cpuMsOf(job.pid);
	const startedAt = Date.now();
	const sendOneAfterTheOther = async () => {
		while (sent < count) {
			const index = sent++;
			if (rate) await pause(Math.max(0, startedAt + (index / rate) * 1_000 - Date.now()));
			const headers = makeHeaders();
			const begun = performance.now();
			const { status, answer } = await post(url, agent, headers, body);
			latencies.push(performance.now() - begun);
			if (status === 503 && ++putOff <= mostPutOff) continue;
			if (status !== expectedStatus) throw new Error(`${url} answered ${status}: ${answer}`);
		}
	};
	await Promise.all(Array.from({ length: connections }, sendOneAfterTheOther));
	const endedAt = Date.now();
	agent.destroy();
	const [p50Ms, p99Ms] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
	return { startedAt, endedAt, cpuMsBefore, p50Ms, p99Ms };
}

/** Opens a connection, so that TLS handshakes are not counted. */
const connect = async (url: string, agent: Agent) =>
	await exchange(new URL('/healthz', url).href, { method: 'GET', agent }, undefined);

const post = async (url: string, agent: Agent, headers: Headers, body: Buffer) =>
	await exchange(url, { method: 'POST', agent, headers }, body);

async function exchange(
	url: string,
	options: { method: string; agent: Agent; headers?: Headers },
	body: Buffer | undefined,
): Promise<{ status: number; answer: string }> {
	return await new Promise((resolve, reject) => {
		const outgoing = request(url, options, (incoming) => {
			const status = incoming.statusCode ?? 0;
			text(incoming).then((answer) => resolve({ status, answer }), reject);
		});
		outgoing.on('error', reject).end(body);
	});
}

runProgram('The load', async () => console.log(JSON.stringify(await main())));
