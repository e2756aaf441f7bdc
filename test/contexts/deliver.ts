import type { IDataObject } from 'n8n-workflow';
import { call, type Answer as HttpsAnswer } from '../helpers/https';
import type { Run, TestTrigger } from './trigger';

type Answer = Omit<HttpsAnswer, 'body'> & { body: unknown };

/** A delivery as it is sent; headers left `undefined` are not. */
export type Delivery = {
	headers: Record<string, string | string[] | undefined>;
	body: string | Uint8Array;
	/** Lets the sender hang up. */
	signal?: AbortSignal;
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
	{ headers: wanted, ...sent }: Delivery,
	run: Run = 'production',
): Promise<Answer> {
	const present = Object.entries({ 'content-type': 'application/json', ...wanted }).flatMap(
		([name, value]) => (value === undefined ? [] : [[name, value] as const]),
	);
	const headers = Object.fromEntries(present);
	const options = { method: 'POST', ca: trigger.certificate, headers, ...sent };
	const answer = await call(
		`${trigger.address}${new URL(trigger.webhookUrl(run)).pathname}`,
		options,
	);
	return { ...answer, body: JSON.parse(answer.body) as unknown };
}
