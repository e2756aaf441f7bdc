import { createServer } from 'node:http';
import { connect, type AddressInfo, type Server } from 'node:net';

/** A proxy that leads every connection, whatever its host, to one port on loopback. */
export async function startProxy(port: number): Promise<{ url: string; close(): void }> {
	const proxy = createServer((_request, response) => response.writeHead(405).end());
	proxy.on('connect', (_request, client, head) => {
		const service = connect(port, '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			service.write(head);
			service.pipe(client).pipe(service);
		});
		service.on('error', () => client.destroy());
		client.on('error', () => service.destroy());
	});
	return {
		url: `http://127.0.0.1:${await listen(proxy)}`,
		close() {
			proxy.closeAllConnections();
			proxy.close();
		},
	};
}

/** Listens on any free port of loopback; returns the port. */
export async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}
