import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readSettings } from '../settings';
import { outputCountFor, outputOf } from '../routing';

/**
 * What n8n calls with the item that `webhook()` handed over, which must be at the first output: n8n's older execution
 * order looks at no other. Sends it to the output that its event belongs to. It is in no way a check.
 */
export async function routeItems(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const settings = readSettings(this);
	const outputs: INodeExecutionData[][] = Array.from(
		{ length: outputCountFor(settings) },
		() => [],
	);
	for (const [item, { json, ...others }] of this.getInputData().entries()) {
		const { type, webhookId } = json;
		if (typeof type !== 'string' || webhookId === undefined) continue;
		const output = outputOf(type, settings);
		if (output !== undefined) outputs[output]?.push({ json, ...others, pairedItem: { item } });
	}
	return outputs;
}
