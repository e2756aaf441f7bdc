import type { INodeProperties } from 'n8n-workflow';
import { ownerIn } from '../../ownershipMark';
import type { WebhookEndpoint } from '../../transport/webhookEndpoints';
import { isSameUrl, normalizedUrl } from '../../url';
import type { Field } from '../field';

const WORKFLOW_ID = /^[\w-]+$/;

export const expectedUrls: INodeProperties = {
	displayName: 'Expected URLs',
	name: 'expectedUrls',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. https://partner.example.com/webhooks/dinie',
	description:
		'URLs that Dinie must deliver to, or IDs of workflows whose Dinie Trigger must have an endpoint: one a line, or separated by commas. What Dinie does not have is listed with the problem <code>missing</code>.',
};

/** What Dinie is to have: URLs in full, and IDs of workflows. */
export function expectedIn(field: Field): string[] {
	const expected = field.list(/[\s,]+/);
	const wrong = expected.find((each) => !isUrl(each) && !WORKFLOW_ID.test(each));
	if (wrong === undefined) return expected;
	throw field.refuse(
		`holds '${wrong}', which is neither a URL nor the ID of a workflow. Write a URL in full, e.g. https://partner.example.com/webhooks/dinie`,
	);
}

/** An item for each thing expected that is not among the endpoints, with the fields of an endpoint. */
export const missingFrom = (endpoints: WebhookEndpoint[], expected: string[]) =>
	expected.filter((each) => !endpoints.some((endpoint) => answers(endpoint, each))).map(missing);

// An endpoint of a test run is none that the published workflow has.
function answers({ url, description }: WebhookEndpoint, expected: string): boolean {
	if (isUrl(expected)) return isSameUrl(url, expected);
	const owner = ownerIn(description);
	return owner?.workflowId === expected && !owner.test;
}

const missing = (expected: string) => ({
	id: null,
	url: isUrl(expected) ? normalizedUrl(expected) : null,
	events: null,
	description: null,
	status: null,
	created_at: null,
	updated_at: null,
	managedBy: isUrl(expected)
		? null
		: { instanceId: null, workflowId: expected, nodeId: null, test: false },
	healthy: false,
	problems: ['missing'],
});

const isUrl = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text);
