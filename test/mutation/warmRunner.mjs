import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
	determineHitLimitReached,
	DryRunStatus,
	TestStatus,
	toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { loadTests } from './loadTests.mjs';

const { NAMESPACE } = INSTRUMENTER_CONSTANTS;
const QUICK_MS = 150;
const MOST_KILLERS = 30;

/**
 * Plays tests again and again in one process that has loaded them once: in Jest each mutant would load each file of
 * tests anew, and what ships with it. A mutant is switched on while it runs, not while a file is loaded, so those that
 * only a loading file reaches are left out.
 */
class WarmRunner {
	static inject = tokens(commonTokens.options);

	#options;
	#tests;
	/** How often a test has told of a mutant: it is asked first next time. */
	#kills = new Map();

	constructor({ warm }) {
		this.#options = warm;
	}

	capabilities() {
		return { reloadEnvironment: false };
	}

	async init() {
		globalThis[NAMESPACE] ??= {};
		this.#tests = await loadTests(this.#options.testFiles);
	}

	async dryRun() {
		const state = globalThis[NAMESPACE];
		const tests = await this.#tests.play(this.#tests.ids, {
			isBail: false,
			onStart: (id) => (state.currentTestId = id),
		});
		state.currentTestId = undefined;
		return {
			status: DryRunStatus.Complete,
			tests: tests.map(resultOf),
			mutantCoverage: state.mutantCoverage,
		};
	}

	async mutantRun({ testFilter = this.#tests.ids, hitLimit, activeMutant }) {
		const state = globalThis[NAMESPACE];
		Object.assign(state, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
		let played = [];
		for (const ids of this.#inTurns(testFilter)) {
			played = played.concat(await this.#tests.play(ids, { isBail: true }));
			const isOver = determineHitLimitReached(state.hitCount, hitLimit);
			if (isOver) return toMutantRunResult(isOver);
			if (played.some(({ failure }) => failure !== undefined)) break;
		}
		state.activeMutant = undefined;
		for (const { id, failure } of played) {
			if (failure !== undefined) this.#kills.set(id, (this.#kills.get(id) ?? 0) + 1);
		}
		return toMutantRunResult({ status: DryRunStatus.Complete, tests: played.map(resultOf) });
	}

	/** First what has told of other mutants, then what is quick, then the rest. */
	#inTurns(ids) {
		const killers = ids
			.filter((id) => this.#kills.has(id))
			.sort((a, b) => this.#kills.get(b) - this.#kills.get(a))
			.slice(0, MOST_KILLERS);
		const others = ids.filter((id) => !killers.includes(id));
		const isQuick = (id) => this.#tests.durationOf(id) <= QUICK_MS;
		return [killers, others.filter(isQuick), others.filter((id) => !isQuick(id))].filter(
			({ length }) => length > 0,
		);
	}
}

const resultOf = ({ id, ms, failure }) => ({
	id,
	name: id,
	timeSpentMs: ms,
	...(failure === undefined
		? { status: TestStatus.Success }
		: { status: TestStatus.Failed, failureMessage: failure }),
});

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'warm', WarmRunner)];

export const strykerValidationSchema = {
	$schema: 'http://json-schema.org/draft-07/schema#',
	type: 'object',
	properties: {
		warm: {
			type: 'object',
			properties: { testFiles: { type: 'array', items: { type: 'string' } } },
			required: ['testFiles'],
		},
	},
};
