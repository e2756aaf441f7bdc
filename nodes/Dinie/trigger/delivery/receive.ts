import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { accept, acknowledge, notNow, refuse } from './answers';
import { isRotationUnfinished, rotateOnce } from '../registration/rotation';
import { secretsFor, type DeliverySecrets } from './verify';
import { takeOnce } from './duplicates';
import { parseEnvelope, toItem } from '../../webhook/item';
import { isToBeKeptAgain } from '../registration/newestRegistration';
import { withoutPersonalData } from '../../personalData';
import { readRawBody } from './rawBody';
import { writeRegistration, type Registration } from '../registration/kept';
import { routeFor } from '../routing';
import { isManualRegistration, readSettings } from '../settings';
import {
	countTokens,
	readDelivery,
	whyRefused,
	type Delivery,
	type RefusalCode,
} from '../../webhook/signature';

const GRACE_MARGIN_MS = 5 * 60_000;

/** What happens when Dinie calls: verify, then parse, then decide whether and where the workflow starts. */
export async function receiveDelivery(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { headers } = this.getRequestObject();
	const claimedId = headers['webhook-id'];
	const body = await readRawBody(this);
	if (typeof body === 'string') return refuse(this, body, claimedId);
	const delivery = readDelivery(headers, body);
	if (typeof delivery === 'string') return refuse(this, delivery, claimedId);

	const held = await secretsFor(this, isManualRegistration(this));
	if (typeof held === 'string') return notNow(this, held, claimedId);
	const refusal = whyRefused(delivery, held.secrets);
	if (held.isLost && (refusal || isKeptAgain(this, held))) {
		return notNow(this, 'no_signing_secret', claimedId);
	}
	if (await isReplacingSecret(this, delivery, held, refusal)) {
		return notNow(this, 'secret_rotated', claimedId);
	}
	if (refusal) return refuse(this, refusal, claimedId);

	const envelope = parseEnvelope(delivery.text);
	if (!envelope) return refuse(this, 'invalid_payload', claimedId);
	const settings = readSettings(this);
	const route = routeFor(envelope.type, settings);
	if (!route) return acknowledge();

	// Nobody would hear that it was accepted, so it is sent again: starting now would run it twice.
	if (this.getResponseObject().closed) return notNow(this, 'sender_gone', claimedId);
	const isTest = this.getMode() === 'manual';
	if (settings.ignoreDuplicates && !isTest) {
		const before = takeOnce(this, duplicateKey(this, delivery, held));
		if (before === 'inFlight') return notNow(this, 'delivery_in_progress', claimedId);
		if (before === 'accepted') return acknowledge();
	}
	this.logger.debug('Dinie Trigger accepted a delivery', {
		webhookId: delivery.webhookId,
		timestamp: delivery.timestamp,
	});
	const endpointId = held.registration?.endpointId ?? null;
	const item = toItem(envelope, { ...delivery, endpointId });
	const json = settings.removePersonalData ? withoutPersonalData(item) : item;
	return accept(
		Array.from({ length: route.outputCount }, (_, output) =>
			output === route.output ? [{ json }] : [],
		),
	);
}

/**
 * Whether what n8n has lost is kept again, which is tried now and then. The delivery is then put off, because n8n
 * loses what is stored while an execution starts.
 */
function isKeptAgain(context: IWebhookFunctions, { registration }: DeliverySecrets): boolean {
	if (!registration || !isToBeKeptAgain(context)) return false;
	writeRegistration(context, registration);
	return true;
}

/**
 * Whether the secret held was out of date, or soon will be, and has been replaced. The delivery is then put off,
 * for the same reason.
 */
async function isReplacingSecret(
	context: IWebhookFunctions,
	delivery: Delivery,
	{ registration, secrets: [held = ''] }: DeliverySecrets,
	refusal: RefusalCode | undefined,
): Promise<boolean> {
	if (!registration || context.getMode() === 'manual') return false;
	const isDue = refusal
		? refusal === 'signature_mismatch' && isRotationUnfinished(registration)
		: showsRotation(delivery, registration);
	return isDue && (await rotateOnce(context, registration, held));
}

/** Two signatures outside a grace period of our own: somebody else rotated. */
const showsRotation = ({ signature }: Delivery, { graceEndsAt }: Registration) =>
	Date.now() >= graceEndsAt + GRACE_MARGIN_MS && countTokens(signature) === 2;

function duplicateKey(
	context: IWebhookFunctions,
	{ webhookId }: Delivery,
	{ registration }: DeliverySecrets,
): string {
	const owner = registration?.endpointId ?? `${context.getWorkflow().id}/${context.getNode().id}`;
	return `${owner} ${webhookId}`;
}
