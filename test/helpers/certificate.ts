import { generate } from 'selfsigned';

export type Certificate = { key: string; cert: string };

/** A self-signed certificate for these hosts and `127.0.0.1`; whoever calls trusts `cert` as its CA. */
export async function makeCertificate(hosts = ['localhost']): Promise<Certificate> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{
				name: 'subjectAltName',
				altNames: [
					...hosts.map((value) => ({ type: 2 as const, value })),
					{ type: 7, ip: '127.0.0.1' },
				],
			},
		],
	});
	return { key, cert };
}
