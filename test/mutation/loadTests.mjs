import { createRequire, Module } from 'node:module';
import { resolve } from 'node:path';
import { register } from 'tsx/cjs/api';
import { installJestGlobals } from './jestGlobals.mjs';

const require = createRequire(import.meta.url);
const circus = require('jest-circus');

const TEST_TIMEOUT_MS = 30_000;

/** Loads files of tests into this process, to be played any number of times. */
export async function loadTests(files) {
	Object.assign(process.env, { N8N_LOG_LEVEL: 'silent', NODE_ENV: 'test' });
	const useFile = installJestGlobals();
	register();
	// Else `x.node` would be `x.node.json`, n8n's description of a node, before it is `x.node.ts`.
	const { '.json': json, ...others } = Module._extensions;
	for (const name of Object.keys(Module._extensions)) delete Module._extensions[name];
	Object.assign(Module._extensions, others, { '.json': json });
	for (const file of files) {
		useFile(file);
		circus.describe(file, () => void require(resolve(file)));
	}
	const state = circus.getState();
	state.testTimeout = TEST_TIMEOUT_MS;
	const tests = new Map([...testsIn(state.rootDescribeBlock)].map((each) => [idOf(each), each]));
	const durations = new Map();
	// What a mutant leaves undone must not end the process.
	for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, () => {});

	return {
		ids: [...tests.keys()],
		durationOf: (id) => durations.get(id) ?? 0,

		/** Plays some of the tests, in the order of their files; with `isBail` none after one that failed. */
		async play(ids, { isBail, onStart = () => {} }) {
			const wanted = new Set(ids);
			const played = [];
			for (const [id, test] of tests) {
				Object.assign(test, { errors: [], invocations: 0, retryReasons: [], status: null });
				test.mode = wanted.has(id) ? undefined : 'skip';
			}
			const follow = ({ name, test }) => {
				if (name === 'test_started') {
					useFile(fileOf(test));
					onStart(idOf(test));
				}
				if (name !== 'test_done') return;
				const [error] = test.errors;
				const failure = error && String(error[0]?.stack ?? error[0]);
				if (!failure) durations.set(idOf(test), test.duration ?? 0);
				played.push({ id: idOf(test), ms: test.duration ?? 0, failure });
				if (isBail && failure) for (const each of tests.values()) each.mode = 'skip';
			};
			circus.addEventHandler(follow);
			await circus.run();
			circus.removeEventHandler(follow);
			return played;
		},
	};
}

function* testsIn(block) {
	for (const child of block.children) {
		if (child.type === 'test') yield child;
		else yield* testsIn(child);
	}
}

const fileOf = (test) => {
	let block = test.parent;
	while (block.parent?.parent) block = block.parent;
	return block.name;
};

/** Two tests of one name would be taken for one. */
function idOf(test) {
	const titles = [`${test.name} #${test.parent.children.indexOf(test)}`];
	for (let block = test.parent; block.parent; block = block.parent) titles.unshift(block.name);
	return titles.join(' › ');
}
