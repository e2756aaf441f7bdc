import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	IHookFunctions,
	INode,
	IWebhookData,
	IWebhookFunctions,
	IWebhookResponseData,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { SandboxOptions } from '../../sandbox/settings';
import { additionalDataFor } from './additionalData';
import { createExecutionStore, type Items } from './executionStore';
import { triggerNode, workflowOf } from './nodes';
import { startWebhookServer } from './webhookServer';

export type TriggerOptions = SandboxOptions & {
	instanceId?: string;
	workflowId?: string;
	nodeId?: string;
	/** Shares the Dinie of another trigger. */
	sandbox?: Sandbox;
	/** What n8n's database holds for the node. */
	staticData?: IDataObject;
	/** The trigger's code, loaded anew for another process. */
	nodeType?: Pick<DinieTrigger, 'description' | 'webhook' | 'webhookMethods'>;
};

export type LogLine = { level: string; message: string; meta?: unknown };

export type TestTrigger = {
	sandbox: Sandbox;
	/** The credential's data; change it to break it. */
	credential: IDataObject;
	node: INode;
	workflow: Workflow;
	/** Items per output of each execution that was started. */
	executions: Items[];
	/** What `webhook()` threw: n8n stores a failed execution for each. */
	failures: unknown[];
	logs: LogLine[];
	/** PEM to trust when posting to the webhook. */
	certificate: string;
	webhookUrl(run?: Run): string;
	/** A test run has its own, which starts empty. */
	staticData(run?: Run): IDataObject;
	/** n8n loses the static data. */
	forget(run?: Run): void;
	checkExists(activation?: WorkflowActivateMode, run?: Run): Promise<boolean>;
	create(activation?: WorkflowActivateMode, run?: Run): Promise<boolean>;
	remove(run?: Run): Promise<boolean>;
	/** What n8n does on publishing: `checkExists`, then `create` if need be. */
	publish(): Promise<void>;
	/** The same for "Listen for test event". */
	listenForTest(): Promise<void>;
	close(): Promise<void>;
	/** Base URL of the webhooks; change it to move n8n. */
	baseUrl: string;
	/** The next webhook response fails to be stored by n8n, which then answers 500. */
	failNextExecution(): void;
	/** n8n takes its time to store the next execution: until `release` is called. */
	holdNextExecution(): { reached: Promise<void>; release: () => void };
};

export type Run = 'production' | 'test';

/** Our trigger in n8n-core's own contexts, a sandbox for Dinie, and HTTPS between them. */
export async function startTrigger(
	parameters: IDataObject = {},
	options: TriggerOptions = {},
): Promise<TestTrigger> {
	// What a process remembers is kept per workflow: each test has its own.
	const { instanceId, workflowId = randomUUID(), staticData = {} } = options;
	const { nodeType = new DinieTrigger() } = options;
	const node = triggerNode(parameters, options.nodeId);
	const workflows: Record<Run, Workflow> = {
		production: workflowOf(node, nodeType, { id: workflowId, staticData }),
		test: workflowOf(node, nodeType, { id: workflowId }),
	};
	const store = createExecutionStore();
	const failures: unknown[] = [];
	const logs: LogLine[] = [];

	const server = await startWebhookServer(async (request, response) => {
		const run = request.path.startsWith('/webhook-test/') ? 'test' : 'production';
		const result = await runWebhook(run, request, response).catch((error: unknown) => {
			failures.push(error);
			throw error;
		});
		if (result.workflowData) await store.add(result.workflowData);
		// Without a `responseData` n8n passes over the node's answer.
		const isOurs = nodeType.description.webhooks?.[0]?.responseData === '';
		return isOurs ? result : { ...result, webhookResponse: 'firstEntryJson' };
	});
	const { certificate } = server;
	const sandbox =
		options.sandbox ?? (await startSandbox({ speed: 0, trust: certificate, ...options }));
	const credential: IDataObject = {
		environment: 'custom',
		baseUrl: sandbox.baseUrl,
		clientId: sandbox.clientId,
		clientSecret: sandbox.clientSecret,
		webhookSecret: '',
		accessToken: '',
	};

	const endpoint = nodeType.webhookMethods.default;
	const trigger: TestTrigger = {
		sandbox,
		credential,
		node,
		workflow: workflows.production,
		executions: store.executions,
		failures,
		logs,
		certificate,
		baseUrl: server.url,
		webhookUrl: (run = 'production') =>
			`${trigger.baseUrl}/${run === 'test' ? 'webhook-test' : 'webhook'}/${node.webhookId}/webhook`,
		staticData: (run = 'production') => workflows[run].getStaticData('node', node),
		forget(run) {
			const data = trigger.staticData(run);
			for (const key of Object.keys(data)) delete data[key];
		},
		checkExists: async (activation = 'activate', run) =>
			await endpoint.checkExists.call(hook(activation, run)),
		create: async (activation = 'activate', run) =>
			await endpoint.create.call(hook(activation, run)),
		// For a test run and a live one alike, as measured.
		remove: async (run) => await endpoint.delete.call(hook('update', run, 'internal')),
		async publish() {
			if (!(await trigger.checkExists())) await trigger.create();
		},
		async listenForTest() {
			if (!(await trigger.checkExists('manual', 'test'))) await trigger.create('manual', 'test');
		},
		failNextExecution: store.failNext,
		holdNextExecution: store.holdNext,
		async close() {
			if (!options.sandbox) await sandbox.close();
			await server.close();
		},
	};

	const additionalData = (request?: Request, response?: Response) =>
		additionalDataFor(credential, {
			webhookBaseUrl: `${trigger.baseUrl}/webhook`,
			webhookTestBaseUrl: `${trigger.baseUrl}/webhook-test`,
			...(request && { httpRequest: request }),
			...(response && { httpResponse: response }),
		});

	const webhookData = (run: Run) => ({ isTest: run === 'test' }) as IWebhookData;

	function hook(
		activation: WorkflowActivateMode,
		run: Run = 'production',
		mode: WorkflowExecuteMode = activation === 'manual' ? 'manual' : 'trigger',
	) {
		const data = additionalData();
		return observed(
			new HookContext(workflows[run], node, data, mode, activation, webhookData(run)),
		) as IHookFunctions;
	}

	async function runWebhook(
		run: Run,
		request: Request,
		response: Response,
	): Promise<IWebhookResponseData> {
		const mode = run === 'test' ? 'manual' : 'webhook';
		const data = additionalData(request, response);
		const [workflow, webhook] = [workflows[run], webhookData(run)];
		const context = new WebhookContext(workflow, node, data, mode, webhook, [], null);
		return await nodeType.webhook.call(observed(context) as IWebhookFunctions);
	}

	/** Notes what is logged, and gives the instance an ID of the test's choosing. */
	function observed<T extends HookContext | WebhookContext>(context: T): T {
		const note = (level: string) => (message: string, meta?: unknown) =>
			logs.push({ level, message, ...(meta !== undefined && { meta }) });
		const [debug, info, warn, error] = ['debug', 'info', 'warn', 'error'].map(note);
		Object.defineProperty(context, 'logger', { value: { debug, info, warn, error } });
		if (instanceId) Object.defineProperty(context, 'getInstanceId', { value: () => instanceId });
		return context;
	}

	return trigger;
}
