import type { IDataObject } from 'n8n-workflow';
import { anotherProcess } from './anotherProcess';
import { startTrigger, type TestTrigger } from './trigger';

/** Another process of the same n8n, behind the same address: with a memory of its own, and what the database held then. */
export async function startProcessor(
	main: TestTrigger,
	staticData: IDataObject = { ...main.staticData() },
): Promise<TestTrigger> {
	const { sandbox, workflow, node, baseUrl } = main;
	const shared = { sandbox, staticData, workflowId: workflow.id, nodeType: anotherProcess() };
	const processor = await startTrigger(node.parameters as IDataObject, shared);
	processor.baseUrl = baseUrl;
	processor.node.webhookId = node.webhookId ?? '';
	return processor;
}
