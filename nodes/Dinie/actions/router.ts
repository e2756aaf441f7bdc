import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { badInput, type Operation } from './operation';
import { actionResources } from './resources';

/** Runs the chosen operation once per input item. */
export async function runForEachItem(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const item of this.getInputData().keys()) {
		const pairedItem = { item };
		const results = await runFor(this, item).catch((error: Error) => {
			if (!this.continueOnFail()) throw error;
			return { error: error.message };
		});
		output.push(...[results].flat().map((json) => ({ json, pairedItem })));
	}
	return [output];
}

async function runFor(
	context: IExecuteFunctions,
	item: number,
): Promise<IDataObject | IDataObject[]> {
	const operation = chosenOperation(context, item);
	if (operation.returnsSecret && isAiTool(context)) {
		throw badInput(
			context,
			item,
			`'${operation.name}' is refused to AI agents: it returns the signing secret of the endpoint, which the model would read and might repeat. Run it in a Dinie node of the workflow instead of a tool`,
		);
	}
	if (!operation.needsNoCredential && !context.getNode().credentials?.dinieApi) {
		throw badInput(
			context,
			item,
			`'${operation.name}' needs a Dinie API credential: choose or create one in 'Credential'`,
		);
	}
	return await operation.execute(context, item);
}

function chosenOperation(context: IExecuteFunctions, item: number): Operation {
	const [resource, operation] = ['resource', 'operation'].map((name) =>
		context.getNodeParameter(name, item),
	);
	const chosen = actionResources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (chosen) return chosen;
	throw badInput(
		context,
		item,
		`There is no operation '${String(operation)}' for '${String(resource)}': choose 'Resource' and 'Operation' from the lists`,
	);
}

// n8n runs a node as an agent's tool under its type with this ending.
const isAiTool = (context: IExecuteFunctions) => context.getNode().type.endsWith('Tool');
