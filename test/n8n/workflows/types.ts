import type { IDataObject, INode } from 'n8n-workflow';

export type Credential = { id: string; name: string; type: string };

export type NewWorkflow = {
	name: string;
	nodes: object[];
	connections: object;
	settings?: object;
	/** Items that a node gives in a manual run instead of running. */
	pinData?: object;
};

export type Workflow = Omit<NewWorkflow, 'nodes'> & {
	id: string;
	versionId: string;
	active: boolean;
	nodes: INode[];
	staticData: IDataObject | null;
};
