import {
	eventNamesIn,
	isSameSubscription,
	matches,
	mostSpecific,
	PATTERN_LABELS,
	EVERY_EVENT,
	whyNoEventNames,
	withAddedEvents,
} from '../../../nodes/Dinie/events/patterns';
import { EVENTS } from '../../../nodes/Dinie/events/catalogue';

test.each([
	['loan.error', 'loan.error', true],
	['loan.error', 'loan.errors', false],
	['loan.*', 'loan.error', true],
	['loan.*', 'loan.error.fatal', true],
	['loan.*', 'loans.error', false],
	['loan.*', 'loan', false],
	['credit_offer.*', 'credit_offer.expired', true],
	['*', 'anything.at.all', true],
])('%s against %s matches: %s', (pattern, type, expected) => {
	expect(matches(pattern, type)).toBe(expected);
});

test('the narrowest pattern wins, in whatever order they were chosen', () => {
	const patterns = ['*', 'loan.*', 'loan.error'];
	for (const chosen of [patterns, [...patterns].reverse()]) {
		expect(mostSpecific(chosen, 'loan.error')).toBe('loan.error');
		expect(mostSpecific(chosen, 'loan.active')).toBe('loan.*');
		expect(mostSpecific(chosen, 'customer.active')).toBe('*');
	}
	expect(mostSpecific(['loan.*', 'customer.active'], 'credit_offer.expired')).toBeUndefined();
});

test.each([
	[[], ['*']],
	[[], ['*', 'loan.error']],
	[
		['loan.error', 'customer.*'],
		['customer.*', 'loan.error'],
	],
	[['loan.error', 'loan.error'], ['loan.error']],
])('the subscriptions %j and %j are the same', (a, b) => {
	expect(isSameSubscription(a, b)).toBe(true);
	expect(isSameSubscription(b, a)).toBe(true);
});

test.each([
	[[], ['loan.*']],
	[['loan.error'], ['loan.*']],
	[['loan.error'], ['loan.error', 'loan.active']],
])('the subscriptions %j and %j are not the same', (a, b) => {
	expect(isSameSubscription(a, b)).toBe(false);
});

test('event names are read from a list with commas, spaces and empty places', () => {
	expect(eventNamesIn(' loan.processing, customer.denied,,loan.* , ')).toEqual([
		'loan.processing',
		'customer.denied',
		'loan.*',
	]);
	expect(eventNamesIn(' , ')).toEqual([]);
});

test('adding events never takes away: none chosen stays every event', () => {
	expect(withAddedEvents([], ['loan.processing'])).toEqual([]);
	expect(withAddedEvents(['loan.*'], ['loan.processing', 'loan.*'])).toEqual([
		'loan.*',
		'loan.processing',
	]);
});

test.each([
	'loan processing',
	'Loan.Error',
	'loan',
	'loan*',
	'loan.',
	'.error',
	'*.created',
	'*',
	'loan.err*',
	'loan.error.fatal',
	'loan.error;customer.active',
	'https://example.com',
	'__proto__',
])('%p cannot be an event name', (name) => {
	expect(whyNoEventNames('Additional Events', ['loan.error', name])).toMatch(
		`'Additional Events' holds what cannot be an event name: '${name}'. Write names`,
	);
});

test('every name of the catalogue can be an event name', () => {
	expect(whyNoEventNames('Events', Object.keys(EVENTS))).toBeUndefined();
});

test('the list offers each resource and every event, but for those that only the SDKs know', () => {
	const known = Object.entries(EVENTS).filter(([, event]) => !('isUndocumented' in event));
	const resources = EVERY_EVENT.filter((pattern) => pattern !== '*');
	expect(Object.keys(PATTERN_LABELS)).toEqual([...resources, ...known.map(([type]) => type)]);
	expect(Object.keys(PATTERN_LABELS)).not.toContain('customer.denied');
});
