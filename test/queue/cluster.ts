import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { makeCertificate } from '../helpers/certificate';
import { packPackage } from '../n8n/packedPackage';
import { startN8n, type N8n } from '../n8n/n8n';
import type { Credential } from '../n8n/credential';
import { startBalancer, type Balancer } from './balancer';
import { credentialDataFor } from '../helpers/credentialData';
import { startMember, type Member } from './member';
import { requirePrograms } from './programs';
import { startPostgres, type Postgres } from './postgres';
import { startRedis } from './redis';

export type Cluster = {
	sandbox: Sandbox;
	balancer: Balancer;
	postgres: Postgres;
	readonly main: N8n;
	/** `n8n webhook`; those behind the balancer unless it was told otherwise. */
	processors: Member[];
	/** `n8n worker`. */
	workers: Member[];
	/** All that ever ran. */
	readonly members: readonly Member[];
	credential: Credential;
	/** Ends the main as a crash would, and starts it. */
	crashMain(): Promise<void>;
	/** With a clock that is off by so many minutes. */
	startProcessor(minutesOff: number): Promise<Member>;
	startWorker(): Promise<Member>;
	/** Leads deliveries to all processors. */
	leadToProcessors(): void;
	close(): Promise<void>;
};

/** Of each processor, by how many minutes its clock is off. */
type Size = { processors: number[]; workers: number; log: (line: string) => void };

/** n8n in queue mode, all on loopback: PostgreSQL, Redis, one main, webhook processors, workers. */
export async function startCluster({ log, ...size }: Size): Promise<Cluster> {
	const folder = await mkdtemp(join(tmpdir(), 'queue-'));
	const closing: Array<() => Promise<void>> = [
		async () => await rm(folder, { recursive: true, force: true }),
	];
	const close = async () => {
		for (const end of closing.splice(0).reverse()) await end();
	};
	const closeAfter = async (error: Error) => {
		await close();
		throw error;
	};
	return await start().catch(closeAfter);

	async function start(): Promise<Cluster> {
		await requirePrograms(log);
		log('Starting PostgreSQL and Redis');
		const postgres = await startPostgres(folder);
		closing.push(postgres.stop);
		const redis = await startRedis(folder);
		closing.push(redis.stop);
		const https = await makeCertificate();
		const balancer = await startBalancer();
		closing.push(balancer.close);
		const sandbox = await startSandbox({ trust: https.cert, speed: 0 });
		closing.push(sandbox.close);

		const tarball = process.env.PACKED_PACKAGE ?? (await packPackage(folder));
		const env = {
			...postgres.environment,
			...redis.environment,
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			N8N_WEBHOOK_URL: balancer.url,
			// So long n8n keeps the data of what a killed worker held; after that it writes an error over it.
			QUEUE_WORKER_LOCK_DURATION: '86400000',
			// On a busy machine n8n takes its database for lost, and answers 503 to everybody.
			DB_PING_TIMEOUT_MS: '60000',
		};
		log('Starting the main');
		let main = await startN8n({
			package: tarball,
			userFolder: join(folder, 'main'),
			https,
			env: { ...env, N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true' },
		});
		closing.push(async () => await main.stop());

		const members: Member[] = [];
		const startRole = async (role: 'webhook' | 'worker', minutesOff = 0) => {
			const name = `${role}-${members.length + 1}`;
			log(`Starting ${name}${minutesOff === 0 ? '' : `, its clock ${minutesOff} minutes off`}`);
			const userFolder = join(folder, name);
			const options = { package: tarball, userFolder, https, url: balancer.url, env };
			const member = await startMember(role, options, minutesOff);
			members.push(member);
			closing.push(async () => await member.end('SIGTERM'));
			return member;
		};
		const cluster: Cluster = {
			sandbox,
			balancer,
			postgres,
			get main() {
				return main;
			},
			processors: [],
			workers: [],
			members,
			credential: await main.rest.createCredential('Dinie', 'dinieApi', credentialDataFor(sandbox)),
			async crashMain() {
				await main.kill();
				main = await main.restart();
			},
			async startProcessor(minutesOff) {
				const member = await startRole('webhook', minutesOff);
				cluster.processors.push(member);
				cluster.leadToProcessors();
				return member;
			},
			async startWorker() {
				const member = await startRole('worker');
				cluster.workers.push(member);
				return member;
			},
			leadToProcessors() {
				balancer.leadTo(cluster.processors.map(({ port }) => port));
			},
			close,
		};
		for (const minutesOff of size.processors) await cluster.startProcessor(minutesOff);
		for (let count = 0; count < size.workers; count++) await cluster.startWorker();
		return cluster;
	}
}
