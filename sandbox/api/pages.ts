import type { Request } from 'express';
import { isWholeNumber } from './endpointInput';
import { invalidFields } from './problems';

const DEFAULT_LIMIT = 25;
const HIGHEST_LIMIT = 100;

/** The part of the list that the query's `limit` and `starting_after` ask for. */
export function pageOf<Item extends { id: string }>(items: readonly Item[], request: Request) {
	const { limit: limitText, starting_after: lastSeen } = request.query;
	const limit = limitText === undefined ? DEFAULT_LIMIT : Number(limitText);
	if (limitText === '' || !isWholeNumber(limit, 1, HIGHEST_LIMIT)) {
		throw invalidFields([
			invalid('limit', `limit must be a whole number from 1 to ${HIGHEST_LIMIT}.`),
		]);
	}
	const start = lastSeen === undefined ? 0 : items.findIndex(({ id }) => id === lastSeen) + 1;
	if (lastSeen !== undefined && start === 0) {
		throw invalidFields([invalid('starting_after', 'starting_after names no item of the list.')]);
	}
	return { data: items.slice(start, start + limit), hasMore: items.length > start + limit };
}

function invalid(param: string, detail: string) {
	return { param, detail, code: 'invalid_format' };
}
