import { randomUUID } from 'node:crypto';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { Dinie } from '../../nodes/Dinie/Dinie.node';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { SandboxOptions } from '../../sandbox/settings';
import { credentialDataFor } from '../helpers/credentialData';
import { additionalDataFor } from './additionalData';
import { execute } from './engine';
import { dinieNode, workflowOf } from './nodes';

export type TestDinie = {
	sandbox: Sandbox;
	/** The credential's data; change it to break it. */
	credential: IDataObject;
	/**
	 * Runs our node on these items, in an execution of its own; `message` is what the user reads when it failed.
	 * Several rounds are those of a loop: the items are of the first.
	 */
	run(
		parameters: IDataObject,
		items?: INodeExecutionData[],
		node?: Partial<INode>,
		execution?: { id?: string; rounds?: number },
	): Promise<{ items: INodeExecutionData[]; message: string | undefined }>;
	close(): Promise<void>;
};

/** Our action node inside n8n-core's own engine, and a sandbox for Dinie. */
export async function startDinie(options: SandboxOptions = {}): Promise<TestDinie> {
	const sandbox = await startSandbox({ speed: 0, ...options });
	const credential: IDataObject = { ...credentialDataFor(sandbox), accessToken: '' };
	return {
		sandbox,
		credential,
		async run(parameters, given = [{ json: {} }], changes = {}, { id, rounds } = {}) {
			const workflow = workflowOf({ ...dinieNode(parameters), ...changes }, new Dinie());
			const data = additionalDataFor(credential, { executionId: id ?? randomUUID() });
			const { outputs, message } = await execute(workflow, [given], data, 'trigger', rounds);
			return { items: outputs[0] ?? [], message };
		},
		close: async () => await sandbox.close(),
	};
}

/** As n8n shows it: one item for each object. */
export const itemsOf = (...objects: IDataObject[]): INodeExecutionData[] =>
	objects.map((json) => ({ json }));

/** An endpoint chosen by its ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
