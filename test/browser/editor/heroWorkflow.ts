import type { INode } from 'n8n-workflow';
import { readExample } from '../../n8n/stage/stage';
import { leadTo, TRIGGER, triggerWorkflow, type NewWorkflow } from '../../n8n/workflows';

const ALERT = 'Alert the Loan Desk';
const CONTACT = 'Update the Contact';

/** The first picture: an alert and a CRM update, each on an output of its own, with the nodes of the examples. */
export async function heroWorkflow(): Promise<NewWorkflow> {
	const chosen = { events: ['loan.error', 'customer.*'], outputMode: 'perEvent' };
	const { nodes, ...workflow } = triggerWorkflow('Loan alerts and customers', chosen, {
		outputCount: 0,
	});
	const alert = await exampleNode('slack-alert-on-loan-error.json', 'Slack');
	const contact = await exampleNode(
		'hubspot-contact-on-customer-active.json',
		'Create or Update Contact',
	);
	return {
		...workflow,
		nodes: [
			...nodes,
			{ ...alert, name: ALERT, position: [400, -96] },
			{ ...contact, name: CONTACT, position: [400, 96] },
		],
		connections: {
			[TRIGGER]: leadTo(ALERT, CONTACT),
		},
	};
}

async function exampleNode(file: string, name: string): Promise<INode> {
	const { nodes } = await readExample(file);
	const found = nodes.find((node) => node.name === name);
	if (!found) throw new Error(`The example ${file} has no node ${name}`);
	return found;
}
