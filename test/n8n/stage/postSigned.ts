import { call, type Answer } from '../../helpers/https';
import type { Stage } from './stage';

type Delivery = { id: string; body: string; headers?: Record<string, string> };

/** Posts a body to the only endpoint there is, signed as Dinie would sign it now. */
export async function postSigned(
	{ n8n, sandbox }: Stage,
	{ id, body, headers = {} }: Delivery,
): Promise<Answer> {
	const [endpoint] = sandbox.endpoints.list();
	if (!endpoint) throw new Error('n8n has registered no endpoint');
	const timestamp = Math.floor(Date.now() / 1000);
	const signed = sandbox.sign(endpoint.id, { id, timestamp, body });
	const ca = n8n.certificate.cert;
	return await call(endpoint.url, { method: 'POST', ca, headers: { ...headers, ...signed }, body });
}
