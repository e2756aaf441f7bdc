import { join } from 'node:path';
import { resolveOutputSchemaPath } from 'n8n-core';
import { actionResources } from '../../nodes/Dinie/actions/resources';
import { nodeVersion as actionVersion } from '../../nodes/Dinie/Dinie.node.json';
import { nodeVersion as triggerVersion } from '../../nodes/Dinie/DinieTrigger.node.json';
import { schemaOf } from './jsonSchema';
import { triggerItem } from './triggerItem';

const NODE_FOLDER = join(__dirname, '../../nodes/Dinie');
export const SCHEMA_FOLDER = join(NODE_FOLDER, '__schema__');

/** The text of each file in which n8n looks for the fields that it shows before a node has run. */
export function outputSchemas(): Record<string, string> {
	const operations = actionResources.flatMap(({ value: resource, operations }) =>
		operations.map(({ value: operation, sample }) => [
			fileFor({ version: actionVersion, resource, operation }),
			textOf(sample),
		]),
	);
	const trigger = [fileFor({ version: triggerVersion }), textOf(triggerItem())];
	return Object.fromEntries([...operations, trigger]);
}

const textOf = (item: object) => `${JSON.stringify({ ...schemaOf(item), version: 1 }, null, 2)}\n`;

function fileFor(node: { version: string; resource?: string; operation?: string }): string {
	const version = Number(node.version);
	const file = resolveOutputSchemaPath({ ...node, nodeDir: NODE_FOLDER, version });
	if (!file) throw new Error(`n8n reads no schema of ${JSON.stringify(node)}`);
	return file;
}
