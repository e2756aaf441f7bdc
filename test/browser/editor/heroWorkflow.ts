import type { INode } from 'n8n-workflow';
import { readExample } from '../../n8n/stage/stage';
import { leadTo, TRIGGER, triggerWorkflow, type NewWorkflow } from '../../n8n/workflows';

const ALERT = 'Alert the Loan Desk';
const CONTACT = 'Update the Contact';
const LOAN = 'Loan';
export const CUSTOMER = 'Customer';

const SLACK_FILE = 'slack-alert-on-loan-error.json';
const HUBSPOT_FILE = 'hubspot-contact-on-customer-active.json';

/** The first picture: an alert and a CRM update, each on an output of its own, with the nodes of the examples. */
export async function heroWorkflow(): Promise<NewWorkflow> {
	const chosen = { events: ['loan.error', 'customer.active'], outputMode: 'perEvent' };
	const { nodes, ...workflow } = triggerWorkflow('Loan alerts and customers', chosen, {
		outputCount: 0,
	});
	const loan = await exampleNode(SLACK_FILE, LOAN);
	const alert = await exampleNode(SLACK_FILE, 'Slack');
	const customer = await exampleNode(HUBSPOT_FILE, CUSTOMER);
	const contact = await exampleNode(HUBSPOT_FILE, 'Create or Update Contact');
	return {
		...workflow,
		nodes: [
			...nodes,
			{ ...loan, position: [288, -96] },
			{ ...alert, name: ALERT, position: [512, -96] },
			{ ...customer, position: [288, 96] },
			{ ...contact, name: CONTACT, position: [512, 96] },
		],
		connections: {
			[TRIGGER]: leadTo(LOAN, CUSTOMER),
			[LOAN]: leadTo(ALERT),
			[CUSTOMER]: leadTo(CONTACT),
		},
	};
}

async function exampleNode(file: string, name: string): Promise<INode> {
	const { nodes } = await readExample(file);
	const found = nodes.find((node) => node.name === name);
	if (!found) throw new Error(`The example ${file} has no node ${name}`);
	return found;
}
