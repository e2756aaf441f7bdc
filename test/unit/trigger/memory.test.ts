import { randomUUID } from 'node:crypto';
import {
	claim,
	goBy,
	inTurn,
	memoryOf,
	type TriggerContext,
	type TriggerMemory,
} from '../../../nodes/Dinie/trigger/memory';
import { later } from '../../contexts/later';

const MOST_TRIGGERS = 10_000;
const MINUTE_MS = 60_000;

type Place = { workflow: string; id?: string; name?: string };

/** As much of n8n's context as names a trigger. */
const trigger = ({ workflow, id = 'node-1', name = 'Dinie Trigger' }: Place) =>
	({ getWorkflow: () => ({ id: workflow }), getNode: () => ({ id, name }) }) as TriggerContext;

const registration = (endpointId: string) => ({
	endpointId,
	url: 'https://n8n.example/',
	client: '0123456789ab',
	sealedSecret: 'v1.AAAA',
	graceEndsAt: 0,
	updatedAt: '',
	isTest: false,
});

let workflow: string;
let memory: TriggerMemory;

beforeEach(() => {
	workflow = randomUUID();
	memory = memoryOf(trigger({ workflow }));
});
afterEach(() => void jest.restoreAllMocks());

test('all calls of n8n for one trigger find the same memory', () => {
	expect(memoryOf(trigger({ workflow }))).toBe(memory);
});

test.each([
	['another workflow', { workflow: 'other' }],
	['another node', { id: 'node-2' }],
	['a copy of the node, which has its ID', { name: 'Dinie Trigger1' }],
])('%s has its own', (_, changes) => {
	expect(memoryOf(trigger({ workflow, ...changes }))).not.toBe(memory);
});

/** So many other triggers are called by n8n. */
function callOthers(count: number): void {
	for (let index = 0; index < count; index++)
		memoryOf(trigger({ workflow: `${workflow} ${index}` }));
}

test.each([1_001, MOST_TRIGGERS - 1])(
	'beside %i other live triggers nothing is forgotten',
	(count) => {
		goBy(memory, registration('we_1'));
		callOthers(count);
		expect(memoryOf(trigger({ workflow })).newest?.endpointId).toBe('we_1');
	},
);

test('beyond 10,000 the one that was called longest ago is forgotten, and no other', () => {
	const [first, second] = [{ workflow: `${workflow} a` }, { workflow: `${workflow} b` }].map(
		trigger,
	);
	if (!first || !second) throw new Error('two triggers are needed');
	const [ofFirst, ofSecond] = [memoryOf(first), memoryOf(second)];
	callOthers(MOST_TRIGGERS - 2);
	expect(memoryOf(first)).toBe(ofFirst);
	memoryOf(trigger({ workflow: 'one too many' }));
	expect(memoryOf(first)).toBe(ofFirst);
	expect(memoryOf(second)).not.toBe(ofSecond);
});

describe('what may be done once in a while', () => {
	test('may be done at once, and again when the time is over', () => {
		expect(claim(memory, 'ask', MINUTE_MS)).toBe(true);
		expect(claim(memory, 'ask', MINUTE_MS)).toBe(false);
		later(MINUTE_MS);
		expect(claim(memory, 'ask', MINUTE_MS)).toBe(true);
	});

	test('does not hinder anything else, nor another trigger', () => {
		claim(memory, 'ask', MINUTE_MS);
		expect(claim(memory, 'keep', MINUTE_MS)).toBe(true);
		expect(claim(memoryOf(trigger({ workflow: 'other' })), 'ask', MINUTE_MS)).toBe(true);
	});

	test.each([
		['back by a day', -24 * 60 * MINUTE_MS],
		['ahead by a day', 24 * 60 * MINUTE_MS],
	])('goes by a clock that nobody sets %s', (_, ms) => {
		claim(memory, 'ask', MINUTE_MS);
		const { now } = Date;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
		expect(claim(memory, 'ask', MINUTE_MS)).toBe(false);
		const monotonic = performance.now.bind(performance);
		jest.spyOn(performance, 'now').mockImplementation(() => monotonic() + MINUTE_MS);
		expect(claim(memory, 'ask', MINUTE_MS)).toBe(true);
	});
});

test('an endpoint that was gone and is gone by again counts as there', () => {
	memory.gone.set('we_1', true);
	goBy(memory, registration('we_1'));
	expect(memory.gone.get('we_1')).toBeUndefined();
});

test('work of one trigger is done in turn, whether or not the one before succeeds', async () => {
	const done: string[] = [];
	const work = (name: string) => async () => {
		done.push(`${name} begins`);
		await new Promise((resolve) => setImmediate(resolve));
		done.push(`${name} ends`);
		if (name === 'first') throw new Error('of the first');
		return name;
	};
	const first = inTurn(memory, work('first'));
	const second = inTurn(memory, work('second'));
	await expect(first).rejects.toThrow('of the first');
	expect(await second).toBe('second');
	expect(done).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});
