import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

const HOST = '127.0.0.1';

/** Longer than clients keep idle connections, so that none is closed while a call is on its way. */
const KEEP_ALIVE_MS = 60_000;

export type Listener = Awaited<ReturnType<typeof listen>>;

/** An HTTP server on loopback that can go down and come up again on the same port. */
export async function listen(handler: RequestListener, wantedPort: number) {
	const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handler);
	await open(wantedPort);
	const { port } = server.address() as AddressInfo;

	return {
		url: `http://${HOST}:${port}`,
		async up(): Promise<void> {
			if (!server.listening) await open(port);
		},
		/** Ends open connections as well, in the middle of an answer if need be. */
		async down(): Promise<void> {
			if (!server.listening) return;
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};

	function open(on: number): Promise<void> {
		return new Promise((resolve, reject) => {
			server.once('error', reject);
			server.listen(on, HOST, () => {
				server.off('error', reject);
				resolve();
			});
		});
	}
}
