import { request } from 'node:https';
import type { IDataObject } from 'n8n-workflow';
import type { Run, TestTrigger } from './trigger';

export type Answer = { status: number; headers: Record<string, unknown>; body: unknown };

/** A delivery as it is sent; headers left `undefined` are not. */
export type Delivery = {
	headers: Record<string, string | string[] | undefined>;
	body: string | Uint8Array;
};

export type Told = {
	id?: string;
	timestamp?: number | string;
	body?: string | Uint8Array;
	/** An endpoint's ID or a secret; default: the one endpoint of the sandbox. */
	signer?: string;
};

let count = 0;

export const event = (type = 'loan.error', more: IDataObject = {}) =>
	JSON.stringify({ type, timestamp: '2026-03-04T10:00:00Z', data: { id: 'ln_1' }, ...more });

export const nowInSeconds = () => Math.floor(Date.now() / 1000);

/** A genuine delivery, signed by the sandbox; a test breaks one thing of it. */
export function genuine({ sandbox }: Pick<TestTrigger, 'sandbox'>, told: Told = {}): Delivery {
	const { id = `evt_${Date.now()}_${++count}`, timestamp = nowInSeconds(), body = event() } = told;
	const signer = told.signer ?? sandbox.endpoints.list()[0]?.id ?? '';
	return { headers: sandbox.sign(signer, { id, timestamp, body }), body };
}

/** Posts to the trigger's webhook and returns what came back. */
export async function deliver(
	trigger: TestTrigger,
	{ headers, body }: Delivery,
	run: Run = 'production',
): Promise<Answer> {
	const sent = { 'content-type': 'application/json', ...headers };
	const present = Object.entries(sent).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value] as const],
	);
	const url = new URL(trigger.webhookUrl(run));
	return await new Promise<Answer>((resolve, reject) => {
		const call = request(url, {
			method: 'POST',
			ca: trigger.certificate,
			headers: Object.fromEntries(present),
		});
		call.on('error', reject);
		call.on('response', (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
			});
		});
		call.end(body);
	});
}
