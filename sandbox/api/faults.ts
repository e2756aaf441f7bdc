import type { Request } from 'express';
import type { Changes } from '../changes';

/** A rule says which requests go wrong, and how; several effects may be combined. */
export type FaultRule = {
	method?: string;
	/** Matched against the whole path, base path included. */
	path?: RegExp;
	/** Lets so many matching requests pass first. */
	after?: number;
	/** Ends after so many faults; left out, it stays until it is removed. */
	times?: number;

	delayMs?: number;
	hang?: boolean;
	drop?: boolean;
	answer?: FaultAnswer;
	/** Makes the request's own token an expired one: the API itself then answers 401. */
	expireToken?: boolean;
	/** Fields left out of the genuine answer. */
	omit?: string[];
	/** Does the operation first: the caller sees a fault although it happened. */
	afterwards?: boolean;
};

export type FaultAnswer = {
	status: number;
	headers?: Record<string, string>;
	retryAfterSeconds?: number;
	/** Text is sent as HTML, an object as JSON; left out, a problem that fits the status. */
	body?: string | object;
};

export type Faults = {
	/** Returns the function that takes the rule back. */
	add(rule: FaultRule): () => void;
	list(): readonly FaultRule[];
	/** How many more requests the rule applies to; 0 once it is used up or taken back. */
	left(rule: FaultRule): number;
	clear(): void;
};

export function createFaults(changes: Changes) {
	const active: Array<{ rule: FaultRule; passed: number; left: number }> = [];

	return {
		add(rule: FaultRule): () => void {
			const entry = { rule, passed: 0, left: rule.times ?? Infinity };
			active.push(entry);
			changes.announce('fault', 'added');
			return () => drop(entry);
		},
		list: () => active.map(({ rule }) => rule),
		left: (rule: FaultRule) => active.find((each) => each.rule === rule)?.left ?? 0,
		clear(): void {
			active.length = 0;
			changes.announce('fault', 'cleared');
		},
		/** The first rule that applies to this request, used up by one. */
		take(request: Request): FaultRule | undefined {
			const entry = active.find((each) => applies(each, request));
			if (!entry) return undefined;
			entry.left -= 1;
			if (entry.left <= 0) drop(entry);
			return entry.rule;
		},
	};

	function applies(entry: (typeof active)[number], request: Request): boolean {
		const { method, path, after = 0, expireToken } = entry.rule;
		if (method && method.toUpperCase() !== request.method) return false;
		if (path && pathOf(request).search(path) < 0) return false;
		if (expireToken && !/^Bearer /i.test(request.get('authorization') ?? '')) return false;
		entry.passed += 1;
		return entry.passed > after;
	}

	function drop(entry: (typeof active)[number]): void {
		const index = active.indexOf(entry);
		if (index < 0) return;
		active.splice(index, 1);
		changes.announce('fault', 'removed');
	}
}

/** The whole path, base path included. */
export function pathOf(request: Request): string {
	return request.baseUrl + request.path;
}
