import type { IHookFunctions, INode, IWebhookFunctions } from 'n8n-workflow';
import { operationError } from '../../errors';
import { isSameSubscription } from '../../events/patterns';
import { markOf, ownerIn, shortInstanceId, withMark } from '../../ownershipMark';
import {
	patternsOf,
	type EndpointFields,
	type WebhookEndpoint,
} from '../../transport/webhookEndpoints';
import { isSameUrl, normalizedUrl } from '../../url';
import { subscriptionFor } from '../routing';
import type { TriggerSettings } from '../settings';

/** The endpoint that a trigger is to have at Dinie. */
export type WantedEndpoint = { url: string; events: string[]; mark: string; description: string };

type Context = IHookFunctions | IWebhookFunctions;

/** Where Dinie must deliver to, as n8n knows its own address; as it is when that is no URL. */
export const webhookUrlOf = (context: Context) =>
	normalizedUrl(context.getNodeWebhookUrl('default'));

export function wantedEndpoint(
	context: IHookFunctions,
	settings: TriggerSettings,
	isTest: boolean,
): WantedEndpoint {
	return {
		url: webhookUrlOf(context),
		events: subscriptionFor(settings),
		mark: ownMark(context, isTest),
		description: settings.description,
	};
}

/** What tells people and the Dinie node that an endpoint belongs to this trigger. */
export const ownMark = (context: Context, isTest: boolean) =>
	markOf({
		instanceId: shortInstanceId(context.getInstanceId()),
		workflowId: String(context.getWorkflow().id),
		nodeId: context.getNode().id,
		test: isTest,
	});

/** Dinie accepts `https` only; throws an error that names the URL and n8n's setting. */
export function requireHttps(node: INode, url: string): void {
	if (url.startsWith('https://')) return;
	throw operationError(
		node,
		`Dinie delivers to https:// addresses only, but the webhook URL of this n8n is ${url}. Set N8N_WEBHOOK_URL to the public https:// address of this n8n, restart it and publish again`,
	);
}

/** What an endpoint differs in from what is wanted; a field that Dinie does not tell counts as right. */
export function drift(endpoint: WebhookEndpoint, wanted: WantedEndpoint): EndpointFields {
	const { url, events, status, description } = endpoint;
	return {
		...(url != null && !isSameUrl(url, wanted.url) && { url: wanted.url }),
		...(events !== undefined &&
			!isSameSubscription(patternsOf(endpoint), wanted.events) && { events: wanted.events }),
		...(status != null && status !== 'active' && { status: 'active' }),
		...(description !== undefined &&
			markIn(endpoint) !== wanted.mark && {
				description: markedDescription(wanted, description),
			}),
	};
}

/** The description that an endpoint gets: the user's, else what a person wrote there, and our mark. */
export const markedDescription = (wanted: WantedEndpoint, present?: string | null) =>
	withMark(wanted.description || present, wanted.mark);

/** The mark that an endpoint carries, if any. */
export function markIn({ description }: WebhookEndpoint): string | undefined {
	const owner = ownerIn(description);
	return owner ? markOf(owner) : undefined;
}

/** Whether an endpoint carries the mark of this trigger, of a test run or of production. */
export const isOwn = (context: Context, endpoint: WebhookEndpoint) =>
	[true, false].some((isTest) => markIn(endpoint) === ownMark(context, isTest));

/** Whether an endpoint carries the mark of a trigger outside this workflow. */
export function belongsElsewhere(context: Context, { description }: WebhookEndpoint): boolean {
	const owner = ownerIn(description);
	if (!owner) return false;
	const isSameInstance = owner.instanceId === shortInstanceId(context.getInstanceId());
	return !isSameInstance || owner.workflowId !== String(context.getWorkflow().id);
}

/** What Dinie answers to a write counts only if the endpoint is then as wanted; throws a sentence that says what is not. */
export function requireAsWanted(
	node: INode,
	answer: WebhookEndpoint,
	wanted: WantedEndpoint,
): void {
	const { description, ...others } = drift(answer, wanted);
	const [field] = Object.keys(others);
	if (field !== undefined) {
		throw operationError(
			node,
			`Dinie took the change of webhook endpoint ${answer.id} but still holds another '${field}' than it was given. Try again, and if that does not help, tell Dinie's support`,
		);
	}
	if (description === undefined) return;
	throw operationError(
		node,
		`Dinie cut the description of webhook endpoint ${answer.id}, and with it the text by which this trigger knows it again: shorten 'Description' in 'Options' and publish again`,
	);
}
