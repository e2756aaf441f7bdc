import type {
	IDataObject,
	IHookFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** What a trigger keeps in n8n's static data, which is stored in clear: the secret only sealed. */
export type Registration = {
	endpointId: string;
	/** Where Dinie delivers to; empty when a version before kept it. */
	url: string;
	/** Fingerprint of base URL and client ID that it was made with; empty when a version before kept it. */
	client: string;
	sealedSecret: string;
	/** Epoch milliseconds by Dinie's clock; until then deliveries carry two signatures because we rotated. */
	graceEndsAt: number;
	/** Dinie's `updated_at` as last received: compared for being the same, never as a time. */
	updatedAt: string;
	isTest: boolean;
	/** Idempotency key of a rotation whose answer was lost: with it Dinie tells the new secret once more. */
	unfinishedRotation?: string;
	/** What stays at Dinie since the credential has become another client's. */
	leftBehind?: LeftBehind[];
};

/** An endpoint that could not be deleted, since the credential has become another client's. */
export type LeftBehind = { endpointId: string; client: string };

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

const MOST_LEFT_BEHIND = 20;

const dataOf = (context: Context) => context.getWorkflowStaticData('node');

/** The registration that n8n holds, if it has an ID and a secret. */
export function readKept(context: Context): Registration | undefined {
	const data = dataOf(context);
	const { endpointId, sealedSecret, unfinishedRotation } = data;
	if (typeof endpointId !== 'string' || typeof sealedSecret !== 'string') return undefined;
	return {
		endpointId,
		url: textIn(data.url),
		client: textIn(data.client),
		sealedSecret,
		graceEndsAt: typeof data.graceEndsAt === 'number' ? data.graceEndsAt : 0,
		updatedAt: textIn(data.updatedAt),
		isTest: data.isTest === true,
		...(typeof unfinishedRotation === 'string' && { unfinishedRotation }),
	};
}

/** Writes nothing when all is kept already: n8n would save the static data of all nodes as it was before. */
export function keep(context: Context, registration: Registration): void {
	const all = allLeftBehind(context, registration);
	const { leftBehind, ...others } = { ...registration, leftBehind: all };
	replace(dataOf(context), { ...others, ...leftBehindOf(leftBehind) });
}

/** Forgets the registration, but not what was left behind. */
export function forget(context: Context): void {
	replace(dataOf(context), leftBehindOf(readLeftBehind(context)));
}

export function readLeftBehind(context: Context): LeftBehind[] {
	const { leftBehind } = dataOf(context);
	return Array.isArray(leftBehind) ? (leftBehind as LeftBehind[]).filter(isLeftBehind) : [];
}

/** The same with what this process has left behind since, which is stored with the next genuine delivery. */
export function allLeftBehind(context: Context, newest: Registration | undefined): LeftBehind[] {
	const noted = [...readLeftBehind(context), ...(newest?.leftBehind ?? [])];
	const byId = new Map(noted.map((each) => [each.endpointId, each]));
	if (newest) byId.delete(newest.endpointId);
	return [...byId.values()];
}

export function keepLeftBehind(context: Context, leftBehind: LeftBehind[]): void {
	const kept = readKept(context);
	replace(dataOf(context), { ...kept, ...leftBehindOf(leftBehind) });
}

const leftBehindOf = (all: LeftBehind[]) =>
	all.length === 0
		? {}
		: {
				leftBehind: all
					.slice(-MOST_LEFT_BEHIND)
					.map(({ endpointId, client }) => ({ endpointId, client })),
			};

const isLeftBehind = (value: unknown): value is LeftBehind =>
	typeof value === 'object' && value !== null && 'endpointId' in value && 'client' in value;

const textIn = (value: unknown) => (typeof value === 'string' ? value : '');

function replace(data: IDataObject, wanted: IDataObject): void {
	for (const key of Object.keys(data)) if (!(key in wanted)) delete data[key];
	for (const [key, value] of Object.entries(wanted)) {
		if (JSON.stringify(data[key]) !== JSON.stringify(value)) data[key] = value;
	}
}
