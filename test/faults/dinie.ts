import { randomText } from '../../sandbox/ids';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { credentialDataFor } from '../helpers/credentialData';
import { withCredentials, type Stage } from '../n8n/stage/stage';

/** Time passes only when a row says so, and how fast this machine is makes no difference. */
export const SANDBOX = { speed: 0, deliveryTimeoutMs: 30_000 };

export const newClientId = () => `dinie_ci_test_${randomText(24)}`;

export const newClientSecret = () => `dinie_cs_test_${randomText(40)}`;

/** Another account at another Dinie, which delivers to the same n8n. */
export const startAccount = async ({ n8n }: Stage): Promise<Sandbox> =>
	await startSandbox({ ...SANDBOX, trust: n8n.certificate.cert });

/** The same n8n with a Dinie and a credential of its own, so that several rows can be played in it side by side. */
export async function withOwnDinie(shared: Stage): Promise<Stage> {
	const sandbox = await startAccount(shared);
	const credentialData = credentialDataFor(sandbox);
	const credential = await shared.n8n.rest.createCredential('Dinie', 'dinieApi', credentialData);
	const credentials = { dinieApi: credential };
	return {
		...shared,
		get n8n() {
			return shared.n8n;
		},
		set n8n(n8n) {
			shared.n8n = n8n;
		},
		sandbox,
		credential,
		credentialData,
		addWorkflow: async (workflow) =>
			await shared.n8n.rest.createWorkflow({
				...workflow,
				nodes: workflow.nodes.map((node) => withCredentials(node, credentials)),
			}),
		close: async () => await sandbox.close(),
	};
}
