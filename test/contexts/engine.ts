import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type INodeExecutionData,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/** What a node put out, and what the user reads when its execution failed. */
type Outcome = { outputs: INodeExecutionData[][]; message: string | undefined };

/** Runs the only node of a workflow in n8n-core's own engine, which hands it these items in each round. */
export async function execute(
	workflow: Workflow,
	main: INodeExecutionData[][],
	data: IWorkflowExecuteAdditionalData,
	mode: WorkflowExecuteMode,
	rounds = 1,
): Promise<Outcome> {
	const [node] = Object.values(workflow.nodes);
	if (!node) throw new Error('the workflow has no node');
	const hooks = new ExecutionLifecycleHooks(mode, '1', { id: workflow.id } as IWorkflowBase);
	const additionalData = { ...data, hooks, currentNodeExecutionIndex: 0 };
	const nodeExecutionStack = Array.from({ length: rounds }, () => ({
		node,
		data: { main },
		source: null,
	}));
	const runData = createRunExecutionData({ executionData: { nodeExecutionStack } });
	const engine = new WorkflowExecute(additionalData, mode, runData);
	try {
		return outcomeOf(await engine.processRunExecutionData(workflow), node.name);
	} catch (error) {
		return { outputs: [], message: (error as Error).message };
	}
}

function outcomeOf({ data: { resultData } }: IRun, node: string): Outcome {
	const outputs = resultData.runData[node]?.[0]?.data?.main ?? [];
	return { outputs: outputs.map((items) => items ?? []), message: resultData.error?.message };
}
