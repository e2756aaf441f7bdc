import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Item } from './item';

/** One thing that the Dinie node can do. Where its fields show is derived from where it is registered. */
export type Operation = {
	value: string;
	name: string;
	/** Sentence case, with the resource. */
	action: string;
	description: string;
	/** Shown beside the output while this operation is chosen. */
	hint?: string;
	/** Whether the output carries a signing secret; refused to AI agents, whose model would read it. */
	returnsSecret?: true;
	/** Whether it asks Dinie for nothing, so that no account is needed. */
	needsNoCredential?: true;
	properties: INodeProperties[];
	/** An item that it returns, with every field that can be in it: the editor shows them before it has run. */
	sample: IDataObject;
	/** Runs for one input item; each object returned becomes an item. */
	execute(item: Item): Promise<IDataObject | IDataObject[]>;
};

export type Resource = {
	value: string;
	name: string;
	/** Sorted by name, as n8n asks. */
	operations: Operation[];
	/** The operation chosen at first. */
	usual: Operation;
};
