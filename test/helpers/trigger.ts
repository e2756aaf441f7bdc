import type { Request, Response } from 'express';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type IHookFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWebhookFunctions,
	type IWebhookResponseData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { SandboxOptions } from '../../sandbox/settings';
import { additionalDataFor } from './additionalData';
import { startReceiver } from './webhookReceiver';

export type LogLine = { level: string; message: string; meta?: unknown };

export type TestTrigger = {
	sandbox: Sandbox;
	/** The credential's data; change it to break it. */
	credential: IDataObject;
	node: INode;
	workflow: Workflow;
	/** Items per output of each execution that was started. */
	executions: INodeExecutionData[][][];
	logs: LogLine[];
	webhookUrl(run?: Run): string;
	staticData(): IDataObject;
	checkExists(activation?: WorkflowActivateMode, run?: Run): Promise<boolean>;
	create(activation?: WorkflowActivateMode, run?: Run): Promise<boolean>;
	remove(run?: Run): Promise<boolean>;
	/** What n8n does on publishing: `checkExists`, then `create` if need be. */
	publish(): Promise<void>;
	close(): Promise<void>;
	/** Base URL of the webhooks; change it to move n8n. */
	baseUrl: string;
	/** The next webhook response fails to be stored by n8n, which then answers 500. */
	failNextExecution(): void;
};

type Run = 'production' | 'test';

export const defaultParameters = {
	events: [] as string[],
	registration: 'automatic',
	outputMode: 'single',
	options: {},
};

/** Our trigger in n8n-core's own contexts, a sandbox for Dinie, and HTTPS between them. */
export async function startTrigger(
	parameters: IDataObject = {},
	{ instanceId, ...options }: SandboxOptions & { instanceId?: string } = {},
): Promise<TestTrigger> {
	const nodeType = new DinieTrigger();
	const node: INode = {
		id: 'node-1',
		name: 'Dinie Trigger',
		type: 'n8n-nodes-dinie.dinieTrigger',
		typeVersion: 1,
		position: [0, 0],
		webhookId: '7a1e3f62-0001-4000-8000-000000000001',
		parameters: { ...defaultParameters, ...parameters } as INode['parameters'],
		credentials: { dinieApi: { id: '1', name: 'Dinie API' } },
	};
	const workflow = workflowWith(node, nodeType);
	const executions: INodeExecutionData[][][] = [];
	const logs: LogLine[] = [];
	let failing = false;

	const receiver = await startReceiver(async (request, response) => {
		const run = request.path.startsWith('/webhook-test/') ? 'test' : 'production';
		const result = await runWebhook(run, request, response);
		if (result.workflowData && failing) {
			failing = false;
			throw new Error('the execution could not be stored');
		}
		if (result.workflowData) executions.push(result.workflowData);
		return result;
	});
	const sandbox = await startSandbox({ speed: 0, trust: receiver.certificate, ...options });
	const credential: IDataObject = {
		environment: 'custom',
		baseUrl: sandbox.baseUrl,
		clientId: sandbox.clientId,
		clientSecret: sandbox.clientSecret,
		webhookSecret: '',
		accessToken: '',
	};

	const trigger: TestTrigger = {
		sandbox,
		credential,
		node,
		workflow,
		executions,
		logs,
		baseUrl: receiver.url,
		webhookUrl: (run = 'production') =>
			`${trigger.baseUrl}/${run === 'test' ? 'webhook-test' : 'webhook'}/${node.webhookId}/webhook`,
		staticData: () => workflow.getStaticData('node', node),
		checkExists: async (activation = 'activate', run) =>
			await endpoint.checkExists.call(hook(activation, run)),
		create: async (activation = 'activate', run) =>
			await endpoint.create.call(hook(activation, run)),
		remove: async (run) => await endpoint.delete.call(hook('update', run)),
		async publish() {
			if (!(await trigger.checkExists())) await trigger.create();
		},
		failNextExecution: () => (failing = true),
		async close() {
			await sandbox.close();
			await receiver.close();
		},
	};
	const endpoint = nodeType.webhookMethods.default;

	const additionalData = (request?: Request, response?: Response) =>
		additionalDataFor(credential, {
			webhookBaseUrl: `${trigger.baseUrl}/webhook`,
			webhookTestBaseUrl: `${trigger.baseUrl}/webhook-test`,
			...(request && { httpRequest: request }),
			...(response && { httpResponse: response }),
		});

	const webhookData = (run: Run) => ({ isTest: run === 'test' }) as IWebhookData;

	function hook(activation: WorkflowActivateMode, run: Run = 'production') {
		const mode: WorkflowExecuteMode = activation === 'manual' ? 'manual' : 'trigger';
		const data = additionalData();
		return observed(
			new HookContext(workflow, node, data, mode, activation, webhookData(run)),
		) as IHookFunctions;
	}

	async function runWebhook(
		run: Run,
		request: Request,
		response: Response,
	): Promise<IWebhookResponseData> {
		const mode = run === 'test' ? 'manual' : 'webhook';
		const data = additionalData(request, response);
		const context = new WebhookContext(workflow, node, data, mode, webhookData(run), [], null);
		return await nodeType.webhook.call(observed(context) as IWebhookFunctions);
	}

	/** Notes what is logged, and gives the instance an ID of the test's choosing. */
	function observed<T extends HookContext | WebhookContext>(context: T): T {
		const note = (level: string) => (message: string, meta?: unknown) =>
			logs.push({ level, message, ...(meta !== undefined && { meta }) });
		const logger = {
			debug: note('debug'),
			info: note('info'),
			warn: note('warn'),
			error: note('error'),
		};
		Object.defineProperty(context, 'logger', { value: logger });
		if (instanceId) Object.defineProperty(context, 'getInstanceId', { value: () => instanceId });
		return context;
	}

	return trigger;
}

function workflowWith(node: INode, nodeType: INodeType): Workflow {
	return new Workflow({
		id: 'workflow-1',
		name: 'Loan alerts',
		active: true,
		nodes: [node],
		connections: {},
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
}
