import type {
	ExecutionError,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	Workflow,
	WorkflowActivateMode,
} from 'n8n-workflow';
import type { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';
import type { Sandbox } from '../../sandbox/server';
import type { SandboxOptions } from '../../sandbox/settings';
import type { LogLine, Run } from './triggerContexts';

export type TriggerOptions = SandboxOptions & {
	instanceId?: string;
	workflowId?: string;
	nodeId?: string;
	/** Shares the Dinie of another trigger. */
	sandbox?: Sandbox;
	/** What n8n's database holds for the node. */
	staticData?: IDataObject;
	/** The trigger's code, loaded anew for another process. */
	nodeType?: TriggerType;
};

/** The trigger's class, whether or not n8n starts it and runs its node. */
export type TriggerType = Pick<DinieTrigger, 'description' | 'webhook' | 'webhookMethods'> &
	Pick<INodeType, 'execute' | 'trigger'>;

export type Items = INodeExecutionData[][];

export type TestTrigger = {
	sandbox: Sandbox;
	/** The credential's data; change it to break it. */
	credential: IDataObject;
	node: INode;
	workflow: Workflow;
	/** Items per output of each execution that was started. */
	executions: Items[];
	/** What `webhook()` or `execute()` threw: n8n stores a failed execution for each. */
	failures: unknown[];
	/** What was given to `saveFailedExecution`: n8n stores each, and runs the Error Workflow. */
	failedExecutions: ExecutionError[];
	logs: LogLine[];
	/** PEM to trust when posting to the webhook. */
	certificate: string;
	webhookUrl(run?: Run): string;
	/** A test run has its own, which starts empty. */
	staticData(run?: Run): IDataObject;
	/** n8n loses the static data. */
	forget(run?: Run): void;
	/** n8n is started again, and our code remembers nothing. */
	restart(): void;
	checkExists(activation?: WorkflowActivateMode, run?: Run): Promise<boolean>;
	create(activation?: WorkflowActivateMode, run?: Run): Promise<boolean>;
	remove(run?: Run): Promise<boolean>;
	/** What n8n does on publishing: `checkExists`, then `create` if need be. */
	publish(): Promise<void>;
	/** The same for "Listen for test event". */
	listenForTest(): Promise<void>;
	/** What n8n does beside the hooks on publishing, and whenever it starts: `trigger()`. */
	start(activation?: WorkflowActivateMode): Promise<Started>;
	close(): Promise<void>;
	/** Base URL of the webhooks; change it to move n8n. */
	baseUrl: string;
	/** Where this process itself listens. */
	address: string;
	/** n8n's N8N_ENDPOINT_WEBHOOK_TEST. */
	testPath: string;
	/** The next webhook response fails to be stored by n8n, which then answers 500. */
	failNextExecution(): void;
	/** n8n takes its time to store the next execution: until `release` is called. */
	holdNextExecution(): { reached: Promise<void>; release: () => void };
};

export type Started = {
	/** The expressions of the crons that are registered. */
	crons(): string[];
	/** Lets each cron strike once. */
	tick(): Promise<void>;
	/** What n8n does on unpublishing and on shutdown: crons end, `closeFunction` is called. */
	stop(): Promise<void>;
};
