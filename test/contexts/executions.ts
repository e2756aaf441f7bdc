import type { IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';
import { execute } from './engine';
import type { Items, TriggerType } from './testTrigger';
import type { Run } from './triggerContexts';

type Setup = {
	nodeType: TriggerType;
	workflows: Record<Run, Workflow>;
	additionalData: () => IWorkflowExecuteAdditionalData;
};

/** The executions that the trigger starts: stored, then run from the trigger on. */
export function createExecutions({ nodeType, workflows, additionalData }: Setup) {
	const executions: Items[] = [];
	const failures: unknown[] = [];
	let beforeNext: (() => Promise<void>) | undefined;

	/** What the nodes behind the trigger get, but for the pairs that n8n makes of the items. */
	async function outputsOf(items: Items, run: Run): Promise<Items> {
		if (!nodeType.execute) return items;
		const mode = run === 'test' ? 'manual' : 'webhook';
		const { outputs, message } = await execute(workflows[run], items, additionalData(), mode);
		if (message !== undefined) failures.push(new Error(message));
		for (const item of outputs.flat()) delete item.pairedItem;
		return outputs;
	}

	return {
		executions,
		failures,
		async start(items: Items, run: Run): Promise<void> {
			const before = beforeNext;
			beforeNext = undefined;
			await before?.();
			executions.push(await outputsOf(items, run));
		},
		failNextExecution(): void {
			beforeNext = async () => {
				throw new Error('the execution could not be stored');
			};
		},
		holdNextExecution() {
			const [reached, arrive] = signal();
			const [released, release] = signal();
			beforeNext = async () => {
				arrive();
				await released;
			};
			return { reached, release };
		},
	};
}

function signal(): [Promise<void>, () => void] {
	let give = () => {};
	const given = new Promise<void>((resolve) => (give = resolve));
	return [given, give];
}
