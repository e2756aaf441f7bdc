import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port nobody listens on at the moment. */
export async function freePort(): Promise<number> {
	return await listenOnce(0);
}

/** Throws one clear line if somebody listens on the port. */
export async function assertFree(port: number): Promise<void> {
	await listenOnce(port).catch(() => {
		throw new Error(`Port ${port} is in use: stop what listens there, or choose another port`);
	});
}

async function listenOnce(port: number): Promise<number> {
	const server = createServer().listen(port, '127.0.0.1');
	await once(server, 'listening');
	const { port: taken } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return taken;
}
