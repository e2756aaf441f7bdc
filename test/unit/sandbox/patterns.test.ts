import { isSubscribed } from '../../../sandbox/deliveries/patterns';

test.each([
	['an endpoint that names no event', []],
	['an endpoint that names everything', ['*']],
	['an endpoint that names the resource', ['customer.active', 'loan.*']],
	['an endpoint that names the event', ['loan.error']],
])('%s hears of loan.error', (_who, patterns) => {
	expect(isSubscribed(patterns, 'loan.error')).toBe(true);
});

test.each([
	['of another event', ['loan.active']],
	['of another resource', ['customer.*']],
	['of a resource whose name only begins alike', ['lo.*', 'loan.err.*']],
])('an endpoint that asked to hear %s does not hear of loan.error', (_what, patterns) => {
	expect(isSubscribed(patterns, 'loan.error')).toBe(false);
});
