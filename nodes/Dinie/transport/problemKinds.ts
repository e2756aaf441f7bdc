import type { NodeApiError } from 'n8n-workflow';
import type { Problem } from './problemDetails';

type Kind = 'forbidden' | 'gone' | 'outage' | 'unauthorized';

const kinds = new WeakMap<Error, Kind>();

/** What was asked about does not exist any more, as Dinie itself says. */
export const isGone = (error: Error) => kinds.get(error) === 'gone';

/** It exists, or did, but not for this client. */
export const isForbidden = (error: Error) => kinds.get(error) === 'forbidden';

/** No answer, or one that says nothing of what was asked about: no token, too many requests, a fault of Dinie's. */
export const isOutage = (error: Error) =>
	isOutageForAll(error) || kinds.get(error) === 'unauthorized';

/** The same, but for one that refuses this client alone: another may well be told more. */
export const isOutageForAll = (error: Error) => kinds.get(error) === 'outage';

/** Notes what an error says of the thing that was asked about. */
export function noted(error: NodeApiError, kind: Kind | undefined): NodeApiError {
	if (kind) kinds.set(error, kind);
	return error;
}

/** An answer that is not in Dinie's form came from somebody before it, and says nothing of what Dinie holds. */
export function kindOf(statusCode: number, problem: Problem | undefined): Kind | undefined {
	if (statusCode === 401) return 'unauthorized';
	if (statusCode === 429 || statusCode >= 500 || !problem) return 'outage';
	if (statusCode === 404 || statusCode === 410) return 'gone';
	return statusCode === 403 ? 'forbidden' : undefined;
}
