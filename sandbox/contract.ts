/** Dinie's documentation and its SDKs describe the same API in two forms. */
export type Contract = 'documentation' | 'sdk';

export const CONTRACTS: readonly Contract[] = ['documentation', 'sdk'];

/** Everything in which the two forms differ, but for the data of the events. */
export type Form = {
	contract: Contract;
	money(reais: number): string | number;
	time(ms: number): string | number;
	description(text: string | null): string | null;
	events(patterns: readonly string[]): readonly string[];
	/** Statuses that Dinie does not list have no slug: the documentation wants a type all the same. */
	problemType(slug: string | null): { type?: string };
	envelope(event: Occurrence, deliveryId: string): Record<string, unknown>;
};

export type Occurrence = {
	id: string;
	type: string;
	at: number;
	data: Record<string, unknown>;
};

export function formOf(contract: Contract): Form {
	return contract === 'sdk' ? sdk : documentation;
}

const API_VERSION = '2026-03-01';

const documentation: Form = {
	contract: 'documentation',
	money: (reais) => reais.toFixed(2),
	time: (ms) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z'),
	description: (text) => text,
	events: (patterns) => patterns,
	problemType: (slug) => ({
		type: slug === null ? 'about:blank' : `https://api.dinie.com.br/errors/${slug}`,
	}),
	envelope: ({ type, at, data }) => ({ type, timestamp: documentation.time(at), data }),
};

const sdk: Form = {
	contract: 'sdk',
	money: (reais) => reais,
	time: (ms) => Math.floor(ms / 1000),
	description: (text) => text ?? '',
	events: (patterns) => (patterns.length === 0 ? ['*'] : patterns),
	problemType: (slug) => (slug === null ? {} : { type: `https://docs.dinie.com/errors/${slug}` }),
	envelope: ({ id, type, at, data }, deliveryId) => ({
		id,
		type,
		api_version: API_VERSION,
		created_at: sdk.time(at),
		timestamp: sdk.time(at),
		delivery_id: deliveryId,
		data,
	}),
};
