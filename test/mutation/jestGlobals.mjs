import { createRequire, Module } from 'node:module';
import { sep } from 'node:path';
import { jestExpect } from '@jest/expect';
import { ModernFakeTimers } from '@jest/fake-timers';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { ModuleMocker } from 'jest-mock';

const require = createRequire(import.meta.url);
const circus = require('jest-circus');

/** Modules that tests replace parts of: what is written to a copy reaches all of ours that import it. */
const REPLACEABLE = ['n8n-workflow'];

/** What Jest gives to a file of tests, for files that share one process. Returns what to call before one is used. */
export function installJestGlobals() {
	const mocker = new ModuleMocker(globalThis);
	const timers = new ModernFakeTimers({
		config: { fakeTimers: {}, rootDir: process.cwd() },
		global: globalThis,
	});
	const copies = new Map(REPLACEABLE.map((name) => [name, { ...require(name) }]));
	const load = Module._load;
	Module._load = function (name, parent, ...others) {
		const isOurs = !parent?.filename?.includes('node_modules');
		return (isOurs && copies.get(name)) || load.call(this, name, parent, ...others);
	};
	const replaced = new Map();
	let present;
	const useFile = (file) => {
		present = file;
		for (const [name, copy] of copies) {
			Object.assign(copy, require(name), replaced.get(`${file} ${name}`));
		}
	};
	const replace = (name, make) => {
		replaced.set(`${present} ${name}`, make());
		useFile(present);
	};
	const { describe, test, it, beforeAll, beforeEach, afterAll, afterEach } = circus;
	Object.assign(globalThis, { describe, test, it, beforeAll, beforeEach, afterAll, afterEach });
	globalThis.expect = jestExpect;
	globalThis.jest = {
		fn: mocker.fn.bind(mocker),
		spyOn: mocker.spyOn.bind(mocker),
		mocked: (value) => value,
		restoreAllMocks: () => mocker.restoreAllMocks(),
		isMockFunction: mocker.isMockFunction.bind(mocker),
		useFakeTimers: (config) => timers.useFakeTimers(config),
		useRealTimers: () => timers.useRealTimers(),
		advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
		isolateModules,
		requireActual: (name) => createRequire(callerFile())(name),
		mock: replace,
		// Modules that are loaded anew get the copy as it is.
		doMock: () => {},
	};
	return useFile;
}

// Stryker sets its working directory when this has been loaded.
const isShipped = (file) =>
	['nodes', 'credentials'].some((folder) => file.startsWith(process.cwd() + sep + folder + sep));

/** What ships is loaded anew for the work, with a memory of its own, and forgotten again. */
function isolateModules(work) {
	const { cache } = require;
	const takeOut = () => {
		const files = Object.keys(cache).filter(isShipped);
		const taken = new Map(files.map((file) => [file, cache[file]]));
		for (const file of files) delete cache[file];
		return taken;
	};
	const before = takeOut();
	const state = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ?? {};
	const { currentTestId } = state;
	// What runs while a file is loaded is left out, whoever has it loaded.
	state.currentTestId = undefined;
	try {
		work();
	} finally {
		state.currentTestId = currentTestId;
		const loaded = new Set(takeOut().values());
		for (const [file, module] of before) cache[file] = module;
		for (const module of Object.values(cache)) {
			if (module.children.some((child) => loaded.has(child))) {
				module.children = module.children.filter((child) => !loaded.has(child));
			}
		}
	}
}

function callerFile() {
	const { prepareStackTrace } = Error;
	Error.prepareStackTrace = (_, sites) => sites;
	const [, , caller] = new Error('who calls?').stack;
	Error.prepareStackTrace = prepareStackTrace;
	return caller.getFileName();
}
