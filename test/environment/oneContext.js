const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/**
 * Jest's environment without a context of its own for each file of tests, so that n8n's core can be loaded once for all
 * files of a process (`n8n/`): its 2,000 modules took half of the time of all tests. What ships and the tests themselves
 * are loaded anew for each file, as Jest does.
 */
class OneContext {
	/** What Jest puts its own in place of. */
	#own = { exit: process.exit, getBuiltinModule: process.getBuiltinModule };

	constructor({ projectConfig }) {
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimers = null;
		this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
	}

	async setup() {}

	async teardown() {
		this.fakeTimersModern.dispose();
		Object.assign(process, this.#own);
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	getVmContext() {
		return theProcessItself;
	}
}

// Jest asks for a context to compile in, and Node has no name for the one that everything else runs in:
// https://nodejs.org/api/vm.html#vmcompilefunctioncode-params-options
const theProcessItself = vm.createContext();
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options }) =>
	parsingContext === theProcessItself
		? compileFunction(code, parameters, options)
		: compileFunction(code, parameters, { ...options, parsingContext });

// Jest gives a worker half a second to end, and calls it leaking after that. One of this size takes longer to free its
// memory, which nobody needs it to.
if (process.send) process.on('exit', (code) => process.exit(code));

globalThis.loadedOnce = (name) => require(name);

module.exports = OneContext;
