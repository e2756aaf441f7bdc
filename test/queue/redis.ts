import { startOwned } from '../n8n/process';
import { freePort } from '../n8n/ports';
import { until } from '../n8n/until';

export type Redis = {
	/** What n8n has to be told. */
	environment: Record<string, string>;
	stop(): Promise<void>;
};

/** Starts a Redis of our own on loopback that keeps nothing on disk. */
export async function startRedis(folder: string): Promise<Redis> {
	const port = await freePort();
	const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
	const server = startOwned('redis-server', ['--port', String(port), ...settings], {
		cwd: folder,
		env: process.env,
	});
	await until('Redis to start', () => server.output().includes('Ready to accept') || undefined);
	return {
		environment: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
		stop: async () => await server.end('SIGTERM'),
	};
}
