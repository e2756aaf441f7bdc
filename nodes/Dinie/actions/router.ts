import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Item } from './item';
import type { Operation } from './operation';
import { actionResources } from './resources';

/** Runs the chosen operation once per input item. */
export async function runForEachItem(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const index of this.getInputData().keys()) {
		const results = await run(new Item(this, index)).catch((error: Error) => {
			if (!this.continueOnFail()) throw error;
			return { error: error.message };
		});
		output.push(...[results].flat().map((json) => ({ json, pairedItem: { item: index } })));
	}
	return [output];
}

async function run(item: Item): Promise<IDataObject | IDataObject[]> {
	const operation = chosenOperation(item);
	if (operation.returnsSecret && item.isForAgent()) {
		throw item.refuse(
			`'${operation.name}' is refused to AI agents: it returns the signing secret of the endpoint, which the model would read and might repeat. Run it in a Dinie node of the workflow instead of a tool`,
		);
	}
	if (!operation.needsNoCredential && !item.hasCredential()) {
		throw item.refuse(
			`'${operation.name}' needs a Dinie API credential: choose or create one in 'Credential'`,
		);
	}
	return await operation.execute(item);
}

function chosenOperation(item: Item): Operation {
	const [resource, operation] = [item.parameter('resource'), item.parameter('operation')];
	const chosen = actionResources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (chosen) return chosen;
	throw item.refuse(
		`There is no operation '${String(operation)}' for '${String(resource)}': choose 'Resource' and 'Operation' from the lists`,
	);
}
