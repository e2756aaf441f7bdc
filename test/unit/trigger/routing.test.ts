import {
	outputCountFor,
	outputOf as outputFor,
	subscriptionFor,
} from '../../../nodes/Dinie/trigger/routing';

type Choice = Parameters<typeof outputFor>[1];

const choice = (changes: Partial<Choice> = {}): Choice => ({
	outputMode: 'perEvent',
	events: [],
	additionalEvents: [],
	...changes,
});

const outputOf = (type: string, changes: Partial<Choice>) => outputFor(type, choice(changes));

const routeFor = (type: string, chosen: Choice) => ({
	output: outputFor(type, chosen),
	outputCount: outputCountFor(chosen),
});

test('each event chosen has an output, in the order chosen', () => {
	const events = ['loan.error', 'customer.active'];
	expect(routeFor('loan.error', choice({ events }))).toEqual({ output: 0, outputCount: 2 });
	expect(routeFor('customer.active', choice({ events }))).toEqual({ output: 1, outputCount: 2 });
});

test('an event chosen later never moves the outputs of the earlier ones', () => {
	const before = ['loan.error', 'customer.*', 'credit_offer.expired'];
	const types = ['loan.error', 'customer.created', 'credit_offer.expired'];
	for (const added of ['loan.*', 'loan.active', 'customer.active', 'credit_offer.*']) {
		for (const type of types) {
			expect(outputOf(type, { events: [...before, added] })).toBe(
				outputOf(type, { events: before }),
			);
		}
	}
});

test('an event that matches several patterns goes to the narrowest, once', () => {
	const events = ['loan.*', 'loan.error'];
	expect(outputOf('loan.error', { events })).toBe(1);
	expect(outputOf('loan.active', { events })).toBe(0);
});

test('with nothing chosen there is an output for each resource', () => {
	expect(outputOf('customer.active', {})).toBe(0);
	expect(outputOf('credit_offer.available', {})).toBe(1);
	expect(outputOf('loan.disbursing', {})).toBe(2);
	expect(outputCountFor(choice())).toBe(4);
});

test('with nothing chosen what is of no resource known goes to the output for the rest', () => {
	expect(routeFor('invoice.paid', choice())).toEqual({ output: 3, outputCount: 4 });
	expect(outputOf('ping', {})).toBe(3);
	expect(outputOf('invoice.paid', { additionalEvents: ['loan.processing'] })).toBe(3);
});

test('additional events share one last output', () => {
	const additionalEvents = ['loan.processing', 'invoice.paid'];
	const changes = { events: ['loan.error'], additionalEvents };
	expect(routeFor('loan.processing', choice(changes))).toEqual({ output: 1, outputCount: 2 });
	expect(routeFor('invoice.paid', choice(changes))).toEqual({ output: 1, outputCount: 2 });
	expect(routeFor('loan.processing', choice({ additionalEvents }))).toEqual({
		output: 4,
		outputCount: 5,
	});
});

test('an event that is both chosen and additional goes to its own output', () => {
	const events = ['loan.error'];
	expect(outputOf('loan.error', { events, additionalEvents: ['loan.error'] })).toBe(0);
	expect(outputOf('loan.error', { events, additionalEvents: ['loan.*'] })).toBe(0);
});

test('an event that nothing chosen matches goes nowhere', () => {
	expect(outputOf('loan.active', { events: ['loan.error'] })).toBeUndefined();
	expect(outputOf('invoice.paid', { events: ['loan.*'] })).toBeUndefined();
	expect(outputOf('loan.active', { outputMode: 'single', events: ['loan.error'] })).toBeUndefined();
});

test('one output for all events takes every event when none is chosen, unknown ones too', () => {
	const single = choice({ outputMode: 'single' });
	expect(routeFor('loan.error', single)).toEqual({ output: 0, outputCount: 1 });
	expect(routeFor('invoice.paid', single)).toEqual({ output: 0, outputCount: 1 });
});

test.each([
	[choice({ outputMode: 'single' }), []],
	[choice({ outputMode: 'single', additionalEvents: ['loan.processing'] }), []],
	[choice({ outputMode: 'single', events: ['loan.error'] }), ['loan.error']],
	[choice(), []],
	[choice({ additionalEvents: ['loan.processing'] }), []],
	[
		choice({ outputMode: 'single', events: ['loan.error'], additionalEvents: ['loan.active'] }),
		['loan.error', 'loan.active'],
	],
	[
		choice({ events: ['loan.error'], additionalEvents: ['loan.error', 'loan.processing'] }),
		['loan.error', 'loan.processing'],
	],
])('%j subscribes to %j', (chosen, expected) => {
	expect(subscriptionFor(chosen)).toEqual(expected);
});
