import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Balancer = {
	/** Where Dinie delivers to. */
	url: string;
	/** Puts these ports of loopback behind it, from the next connection on. */
	leadTo(ports: number[]): void;
	/** Ends open connections, so that callers make new ones. */
	disconnect(): void;
	close(): Promise<void>;
};

/**
 * Leads each connection to the next of several ports, past those where nobody answers. It passes TLS on
 * untouched, as a load balancer in front of n8n's webhook processors may.
 */
export async function startBalancer(): Promise<Balancer> {
	const clients = new Set<Socket>();
	let targets: number[] = [];
	let next = 0;

	const server = createServer({ pauseOnConnect: true }, (client) => {
		clients.add(client);
		client.on('close', () => clients.delete(client)).on('error', () => client.destroy());
		const start = next++;
		tryTargets(targets.map((_target, index) => targets[(start + index) % targets.length] ?? 0));

		function tryTargets([port, ...others]: number[]): void {
			if (port === undefined) return void client.destroy();
			const service = connect(port, '127.0.0.1');
			const tryOthers = () => tryTargets(others);
			service.once('error', tryOthers).once('connect', () => {
				service.off('error', tryOthers).on('error', () => client.destroy());
				client.on('close', () => service.destroy());
				service.on('close', () => client.destroy());
				client.pipe(service).pipe(client);
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const disconnect = () => clients.forEach((client) => client.destroy());
	return {
		url: `https://localhost:${port}`,
		leadTo: (ports) => void (targets = ports),
		disconnect,
		async close() {
			disconnect();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
