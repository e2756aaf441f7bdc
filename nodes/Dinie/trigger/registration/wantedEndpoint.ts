import type { IHookFunctions } from 'n8n-workflow';
import { operationError } from '../../errors';
import { isSameSubscription } from '../../events/patterns';
import { markOf, ownerIn, shortInstanceId, withMark } from '../../ownershipMark';
import type { EndpointFields, WebhookEndpoint } from '../../transport/webhookEndpoints';
import { isSameUrl, normalizedUrl } from '../../url';
import { subscriptionFor } from '../routing';
import type { TriggerSettings } from '../settings';

/** The endpoint that a trigger is to have at Dinie. */
export type WantedEndpoint = { url: string; events: string[]; mark: string; description: string };

/** Where Dinie must deliver to, as n8n knows its own address; as it is when that is no URL. */
export const webhookUrlOf = (context: IHookFunctions) =>
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

const ownMark = (context: IHookFunctions, isTest: boolean) =>
	markOf({ ...workflowOf(context), nodeId: context.getNode().id, test: isTest });

const workflowOf = (context: IHookFunctions) => ({
	instanceId: shortInstanceId(context.getInstanceId()),
	workflowId: String(context.getWorkflow().id),
});

/** Dinie accepts `https` only; throws an error that names the URL and n8n's setting. */
export function requireHttps(context: IHookFunctions, url: string): void {
	if (url.startsWith('https://')) return;
	throw operationError(
		context.getNode(),
		`Dinie delivers to https:// addresses only, but the webhook URL of this n8n is ${url}. Set N8N_WEBHOOK_URL to the public https:// address of this n8n, restart it and publish again`,
	);
}

/** What differs in where and what Dinie delivers; empty when all is in line. */
export function drift(endpoint: WebhookEndpoint, wanted: WantedEndpoint): EndpointFields {
	return {
		...(!isSameUrl(endpoint.url, wanted.url) && { url: wanted.url }),
		...(!isSameSubscription(endpoint.events ?? [], wanted.events) && { events: wanted.events }),
		...(endpoint.status === 'disabled' && { status: 'active' }),
	};
}

/** The description that an endpoint gets: the user's, else what a person wrote there, and our mark. */
export const markedDescription = (wanted: WantedEndpoint, present?: string | null) =>
	withMark(wanted.description || present, wanted.mark);

/** Whether an endpoint carries the mark of this trigger, of a test run or of production. */
export const isOwn = (context: IHookFunctions, endpoint: WebhookEndpoint) =>
	[true, false].some((isTest) => markIn(endpoint) === ownMark(context, isTest));

/** Whether an endpoint carries the mark of a trigger outside this workflow. */
export function belongsToAnotherWorkflow(
	context: IHookFunctions,
	{ description }: WebhookEndpoint,
) {
	const owner = ownerIn(description);
	if (!owner) return false;
	const { instanceId, workflowId } = workflowOf(context);
	return owner.instanceId !== instanceId || owner.workflowId !== workflowId;
}

/** The mark that an endpoint carries, if any. */
export function markIn(endpoint: WebhookEndpoint): string | undefined {
	const owner = ownerIn(endpoint.description);
	return owner ? markOf(owner) : undefined;
}
