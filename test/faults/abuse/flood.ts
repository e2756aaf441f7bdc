import { Agent, request } from 'node:https';
import type { Delivery } from '../../../sandbox/deliveries/delivery';
import type { Stage } from '../../n8n/stage/stage';
import { forge, type Forgery } from './forgeries';

/** How often each kind of forgery got each answer; `closed` when the connection ended without one. */
export type Answers = Map<string, Map<string, number>>;

const AT_ONCE = 8;

/** Sends forgeries at the only endpoint, and a genuine event after every so many of them. */
export async function flood(
	{ n8n, sandbox }: Stage,
	{ forged, genuine }: { forged: number; genuine: number },
	answers: Answers,
): Promise<void> {
	const agent = new Agent({ ca: n8n.certificate.cert, keepAlive: true, maxSockets: AT_ONCE });
	const everySoMany = Math.floor(forged / genuine);
	let sent = 0;
	const sendOnAndOn = async () => {
		while (sent < forged) {
			const index = sent++;
			if (index % everySoMany === 0) sandbox.fire('loan.error');
			const delivery = lastTaken(sandbox.deliveries);
			const forgery = forge(index, delivery);
			count(answers, forgery.kind, await post(delivery.attempts[0]?.url ?? '', forgery, agent));
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, sendOnAndOn));
	await sandbox.idle();
	agent.destroy();
}

function lastTaken(deliveries: readonly Delivery[]): Delivery {
	const taken = [...deliveries].reverse().find(({ status }) => status === 'delivered');
	if (!taken) throw new Error('n8n has not taken a single genuine delivery');
	return taken;
}

function count(answers: Answers, kind: string, answer: string): void {
	const ofKind = answers.get(kind) ?? new Map<string, number>();
	answers.set(kind, ofKind.set(answer, (ofKind.get(answer) ?? 0) + 1));
}

async function post(url: string, { headers, body }: Forgery, agent: Agent): Promise<string> {
	return await new Promise((resolve) => {
		const options = {
			method: 'POST',
			agent,
			headers: { ...headers, 'content-length': body.length },
		};
		request(url, options, (response) => {
			response.resume().on('close', () => resolve(String(response.statusCode)));
		})
			.on('error', () => resolve('closed'))
			.end(body);
	});
}
