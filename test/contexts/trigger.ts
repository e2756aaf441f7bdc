import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type {
	IDataObject,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';
import { startSandbox } from '../../sandbox/server';
import { credentialDataFor } from '../helpers/credentialData';
import { additionalDataFor } from './additionalData';
import { anotherProcess } from './anotherProcess';
import { createExecutions } from './executions';
import { triggerNode, workflowOf } from './nodes';
import { createScheduler } from './scheduler';
import type { TestTrigger, TriggerOptions, TriggerType } from './testTrigger';
import { triggerContexts, type Run } from './triggerContexts';
import { startWebhookServer } from './webhookServer';

export type { Started, TestTrigger, TriggerOptions } from './testTrigger';
export type { LogLine, Run } from './triggerContexts';

/** Our trigger in n8n-core's own contexts, a sandbox for Dinie, and HTTPS between them. */
export async function startTrigger(
	parameters: IDataObject = {},
	options: TriggerOptions = {},
): Promise<TestTrigger> {
	// What a process remembers is kept per workflow: each test has its own.
	const { instanceId, workflowId = randomUUID(), staticData = {} } = options;
	let nodeType: TriggerType = options.nodeType ?? new DinieTrigger();
	const node = triggerNode(parameters, options.nodeId);
	const workflows: Record<Run, Workflow> = {
		production: workflowOf(node, nodeType, { id: workflowId, staticData }),
		test: workflowOf(node, nodeType, { id: workflowId }),
	};
	const scheduler = createScheduler();
	const server = await startWebhookServer(answer);
	const { certificate } = server;
	const sandbox =
		options.sandbox ?? (await startSandbox({ speed: 0, trust: certificate, ...options }));
	const credential: IDataObject = { ...credentialDataFor(sandbox), accessToken: '' };

	const additionalData = (more?: Partial<IWorkflowExecuteAdditionalData>) =>
		additionalDataFor(credential, {
			webhookBaseUrl: `${trigger.baseUrl}/webhook`,
			webhookTestBaseUrl: `${trigger.baseUrl}/${trigger.testPath}`,
			...more,
		});
	const { start, ...taken } = createExecutions({ nodeType, workflows, additionalData });

	const trigger: TestTrigger = {
		sandbox,
		credential,
		node,
		workflow: workflows.production,
		...taken,
		failedExecutions: [],
		logs: [],
		certificate,
		baseUrl: server.url,
		address: server.url,
		testPath: 'webhook-test',
		webhookUrl: (run = 'production') =>
			`${trigger.baseUrl}/${run === 'test' ? trigger.testPath : 'webhook'}/${node.webhookId}/webhook`,
		staticData: (run = 'production') => workflows[run].getStaticData('node', node),
		forget(run) {
			const data = trigger.staticData(run);
			for (const key of Object.keys(data)) delete data[key];
		},
		restart() {
			nodeType = anotherProcess();
			scheduler.clear();
		},
		checkExists: async (activation = 'activate', run) =>
			await nodeType.webhookMethods.default.checkExists.call(contexts.hook(activation, run)),
		create: async (activation = 'activate', run) =>
			await nodeType.webhookMethods.default.create.call(contexts.hook(activation, run)),
		// For a test run and a live one alike, as measured.
		remove: async (run) =>
			await nodeType.webhookMethods.default.delete.call(contexts.hook('update', run, 'internal')),
		async publish() {
			if (!(await trigger.checkExists())) await trigger.create();
		},
		async listenForTest() {
			if (!(await trigger.checkExists('manual', 'test'))) await trigger.create('manual', 'test');
		},
		async start(activation = 'activate') {
			if (!nodeType.trigger) throw new Error('the trigger has no `trigger()` for n8n to start');
			const response = await nodeType.trigger.call(contexts.trigger(activation));
			return {
				crons: scheduler.expressions,
				tick: scheduler.tick,
				async stop() {
					scheduler.clear();
					await response?.closeFunction?.();
				},
			};
		},
		async close() {
			if (!options.sandbox) await sandbox.close();
			await server.close();
		},
	};

	const { logs, failedExecutions } = trigger;
	const observers = { instanceId, logs, failedExecutions, scheduler };
	const contexts = triggerContexts({ node, workflows, additionalData, ...observers });

	async function answer(request: Request, response: Response): Promise<IWebhookResponseData> {
		const run = request.path.startsWith(`/${trigger.testPath}/`) ? 'test' : 'production';
		const context = contexts.webhook(run, request, response);
		const result = await nodeType.webhook.call(context).catch((error: unknown) => {
			trigger.failures.push(error);
			throw error;
		});
		if (result.workflowData) await start(result.workflowData, run);
		// Without a `responseData` n8n passes over the node's answer.
		const isOurs = nodeType.description.webhooks?.[0]?.responseData === '';
		return isOurs ? result : { ...result, webhookResponse: 'firstEntryJson' };
	}

	return trigger;
}
