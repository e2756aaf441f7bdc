import * as fc from 'fast-check';
import { createWorld, type Step } from '../../contexts/anyOrder/world';

// Of the half minute before a second look, and of the waits between tries.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

/** Set it to search for longer. */
const SECONDS = Number(process.env.ANY_ORDER_SECONDS ?? 8);
// The same orders each time, so that a change is judged by itself; another number tries others.
const SEED = Number(process.env.ANY_ORDER_SEED ?? 1);

const atDinie: Step[] = [
	'delete',
	'disable',
	'edit URL',
	'edit events',
	'replace client secret',
	'rotate with grace',
	'rotate without grace',
	'switch account',
	'take mark away',
];
const inN8n: Step[] = ['publish', 'tick', 'unpublish'];
const alone: Step[] = ['an hour passes', 'down', 'put older static data back', 'restart', 'up'];
const deliveries: Step[] = ['deliver', 'forge'];

const anyOf = (...steps: Step[]) => fc.constantFrom(...steps);
const happening = fc.oneof(
	{ weight: 3, arbitrary: fc.tuple(anyOf(...atDinie, ...inN8n, ...alone, ...deliveries)) },
	{ weight: 1, arbitrary: fc.tuple(anyOf(...inN8n), anyOf(...atDinie, ...deliveries)) },
	{ weight: 1, arbitrary: fc.tuple(anyOf(...atDinie), anyOf(...deliveries)) },
);

afterEach(() => void jest.restoreAllMocks());

async function settleAfter(order: Step[][]) {
	const world = await createWorld();
	try {
		for (const together of order) await world.take(together);
		return await world.settle();
	} finally {
		jest.restoreAllMocks();
		await world.close();
	}
}

test('whatever happens in whatever order, one look and two deliveries later there is one endpoint, and each event is taken once', async () => {
	const end = performance.now() + SECONDS * 1000;
	const property = fc.asyncProperty(fc.array(happening, { maxLength: 20 }), async (order) => {
		// fast-check's own limit would leave the last world behind, half-way.
		if (performance.now() > end) return;
		const { present, foreign, ...odd } = await settleAfter(order);
		expect(present).toMatchObject([{ status: 'active', events: ['loan.*'] }]);
		expect(present[0]?.description).toContain('[n8n:');
		expect(foreign.now).toEqual(foreign.before);
		expect(odd).toEqual({ waiting: [], notOnce: [], failures: [] });
	});
	await fc.assert(property, { numRuns: 5_000, seed: SEED });
});
