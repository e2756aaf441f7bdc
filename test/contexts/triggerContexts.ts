import type { Request, Response } from 'express';
import { HookContext, TriggerContext, WebhookContext } from 'n8n-core';
import type {
	ExecutionError,
	IHookFunctions,
	INode,
	ITriggerFunctions,
	IWebhookData,
	IWebhookFunctions,
	IWorkflowExecuteAdditionalData,
	SchedulingFunctions,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';

export type Run = 'production' | 'test';

export type LogLine = { level: string; message: string; meta?: unknown };

type Setup = {
	node: INode;
	workflows: Record<Run, Workflow>;
	additionalData: (
		more?: Partial<IWorkflowExecuteAdditionalData>,
	) => IWorkflowExecuteAdditionalData;
	/** Of the test's choosing. */
	instanceId: string | undefined;
	/** Takes what is logged. */
	logs: LogLine[];
	/** Takes what is given to `saveFailedExecution`. */
	failedExecutions: ExecutionError[];
	scheduler: SchedulingFunctions;
};

/** What n8n calls the trigger with: n8n-core's own contexts, logging to the test. */
export function triggerContexts({ node, workflows, additionalData, ...setup }: Setup) {
	const { logs, instanceId, failedExecutions, scheduler } = setup;

	const webhookData = (run: Run) => ({ isTest: run === 'test' }) as IWebhookData;

	function observed<T extends HookContext | TriggerContext | WebhookContext>(context: T): T {
		const note = (level: string) => (message: string, meta?: unknown) =>
			logs.push({ level, message, ...(meta !== undefined && { meta }) });
		const [debug, info, warn, error] = ['debug', 'info', 'warn', 'error'].map(note);
		Object.defineProperty(context, 'logger', { value: { debug, info, warn, error } });
		if (instanceId) Object.defineProperty(context, 'getInstanceId', { value: () => instanceId });
		return context;
	}

	return {
		hook(
			activation: WorkflowActivateMode,
			run: Run = 'production',
			mode: WorkflowExecuteMode = activation === 'manual' ? 'manual' : 'trigger',
		) {
			const [workflow, webhook] = [workflows[run], webhookData(run)];
			const data = additionalData();
			const context = new HookContext(workflow, node, data, mode, activation, webhook);
			return observed(context) as IHookFunctions;
		},
		webhook(run: Run, httpRequest: Request, httpResponse: Response) {
			const [workflow, webhook] = [workflows[run], webhookData(run)];
			const data = additionalData({ httpRequest, httpResponse });
			const mode = run === 'test' ? 'manual' : 'webhook';
			const context = new WebhookContext(workflow, node, data, mode, webhook, [], null);
			return observed(context) as IWebhookFunctions;
		},
		/** In which `emit` and `emitError` throw, as n8n-core has it. */
		trigger(activation: WorkflowActivateMode) {
			const [data, workflow] = [additionalData(), workflows.production];
			const save = (error: ExecutionError) => void failedExecutions.push(error);
			const [emit, emitError] = [undefined, undefined];
			return observed(
				new TriggerContext(
					workflow,
					node,
					data,
					'trigger',
					activation,
					emit,
					emitError,
					save,
					scheduler,
				),
			) as ITriggerFunctions;
		},
	};
}
