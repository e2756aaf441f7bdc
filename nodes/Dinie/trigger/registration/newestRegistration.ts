import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Registration } from './kept';

type Context = IHookFunctions | IWebhookFunctions;

const MOST_REMEMBERED = 1_000;
const LEAST_INTERVAL_MS = 10 * 60_000;

/*
 * n8n saves the static data of a workflow as a whole. A polling trigger beside ours, or an execution that began
 * earlier, saves it with an older copy of what we keep, or without it. What this process has seen since goes first.
 * https://github.com/n8n-io/n8n/blob/master/packages/cli/src/workflows/workflow-static-data.service.ts
 */
const newest = new Map<string, Registration>();

/** Live triggers whose hooks ran in this process. */
const registeredHere = new Set<string>();

const keptAgainAt = new Map<string, number>();

/** The newer of what n8n holds for the live trigger and what this process has seen; seen from now on. */
export function newestOf(context: Context, stored: Registration): Registration {
	const owner = ownerOf(context);
	const known = newest.get(owner);
	if (known && known.keptAt > stored.keptAt) return known;
	if (newest.size >= MOST_REMEMBERED) newest.clear();
	newest.set(owner, stored);
	return stored;
}

/** For what a hook keeps now (epoch ms): after all that was seen, since clocks of several processes differ. */
export const nextKeptAt = (context: Context) =>
	Math.max(Date.now(), (newest.get(ownerOf(context))?.keptAt ?? 0) + 1);

/** The live trigger has an endpoint, by a hook in this process. */
export function noteRegistered(context: IHookFunctions): void {
	if (registeredHere.size >= MOST_REMEMBERED) registeredHere.clear();
	registeredHere.add(ownerOf(context));
}

export const noteUnregistered = (context: IHookFunctions) =>
	registeredHere.delete(ownerOf(context));

/**
 * What n8n no longer holds though the trigger is registered. Only the process that registers can tell this from a
 * publish under way, in which nothing is held for a moment.
 */
export const lostRegistration = (context: Context): Registration | undefined =>
	registeredHere.has(ownerOf(context)) ? newest.get(ownerOf(context)) : undefined;

/** Whether the loss of a live trigger's registration is worth a delivery that is put off: once in ten minutes. */
export function isToBeKeptAgain(context: Context): boolean {
	const owner = ownerOf(context);
	if (Date.now() - (keptAgainAt.get(owner) ?? 0) < LEAST_INTERVAL_MS) return false;
	if (keptAgainAt.size >= MOST_REMEMBERED) keptAgainAt.clear();
	keptAgainAt.set(owner, Date.now());
	return true;
}

/** n8n keeps static data by the name of a node; copies of a node may share its ID. */
function ownerOf(context: Context): string {
	const { id, name } = context.getNode();
	return `${context.getWorkflow().id}/${id}/${name}`;
}
