import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { SandboxOptions } from '../../../sandbox/settings';
import { startN8n, type Engine, type N8n } from '../n8n';
import { referTo, type Credential } from '../credential';
import type { NewWorkflow, Workflow } from '../workflows';
import { makeCertificate } from '../../helpers/certificate';
import { credentialDataFor } from '../../helpers/credentialData';
import { packPackage } from '../packedPackage';
import { startStandIns, type StandIns } from './standIns';

export type Stage = {
	sandbox: Sandbox;
	/** Put the new one here after a restart. */
	n8n: N8n;
	services: StandIns;
	credential: Credential;
	/** What was put into the Dinie credential. */
	credentialData: Record<string, string>;
	/** Saves a workflow with every node given the credential of the type it names. */
	addWorkflow(workflow: NewWorkflow): Promise<Workflow>;
	addExample(file: string): Promise<Workflow>;
	close(): Promise<void>;
};

export type StageOptions = {
	engine?: Engine;
	sandbox?: SandboxOptions;
	env?: Record<string, string>;
	/** Where a line on progress goes. */
	log?: (line: string) => void;
};

/** A real n8n with the packed package, the sandbox as its Dinie, and stand-ins for what workflows call. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
	const { engine = 'publication', log = () => undefined } = options;
	const folder = await mkdtemp(join(tmpdir(), 'stage-'));
	const packed = process.env.PACKED_PACKAGE;
	if (!packed) log('Building and packing n8n-nodes-dinie');
	const tarball = packed ?? (await packPackage(folder));
	const https = await makeCertificate();
	const sandbox = await startSandbox({ trust: https.cert, ...options.sandbox });
	const services = await startStandIns();
	log('Starting n8n');
	const env = { ...services.environment, ...options.env };
	const n8n = await startN8n({ package: tarball, engine, https, env });
	const credentialData = credentialDataFor(sandbox);
	const credential = await n8n.rest.createCredential('Dinie', 'dinieApi', credentialData);
	const credentials: Record<string, Credential> = { dinieApi: credential };
	for (const [type, data] of Object.entries(services.credentials)) {
		credentials[type] = await n8n.rest.createCredential(type, type, data);
	}

	const addWorkflow = async (workflow: NewWorkflow) =>
		await stage.n8n.rest.createWorkflow({
			...workflow,
			nodes: workflow.nodes.map((node) => withCredentials(node, credentials)),
		});
	const stage: Stage = {
		sandbox,
		n8n,
		services,
		credential,
		credentialData,
		addWorkflow,
		addExample: async (file) => await addWorkflow(await readExample(file)),
		async close() {
			await stage.n8n.stop();
			await sandbox.close();
			await services.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
	return stage;
}

export async function readExample(file: string): Promise<NewWorkflow> {
	const text = await readFile(join(__dirname, '../../../examples', file), 'utf8');
	const { name, nodes, connections, settings = {} } = JSON.parse(text) as NewWorkflow;
	return { name, nodes, connections, settings };
}

/** A node given each credential that it names a type of. */
export function withCredentials(node: INode, known: Record<string, Credential>): INode {
	const named = Object.keys(node.credentials ?? {}).flatMap((type) => known[type] ?? []);
	if (named.length === 0) return node;
	return { ...node, credentials: referTo(...named) };
}
