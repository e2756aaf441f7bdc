import type { IDataObject } from 'n8n-workflow';
import { settingsOf, settingsOfDelivery } from '../../contexts/settings';

const withOption = (name: string, value: unknown) =>
	settingsOf({ options: { [name]: value } as IDataObject });

test('personal data is included unless an option says something', () => {
	expect(settingsOf({}).removePersonalData).toBe(false);
	expect(withOption('personalData', 'include').removePersonalData).toBe(false);
});

test.each([
	'remove',
	'Remove',
	'Include',
	'',
	null,
	false,
	0,
	"={{ 'Remove' }}",
	"={{ 'include' }}",
	'={{ $json.nope }}',
	'={{ undefined }}',
])('personal data is removed when the option is %p', (value) => {
	expect(withOption('personalData', value).removePersonalData).toBe(true);
});

test('the endpoint is looked after every ten minutes unless another pace is chosen', () => {
	expect(settingsOf({}).watchMinutes).toBe(10);
	for (const minutes of [0, 1, 30, 59]) {
		expect(withOption('watchMinutes', minutes).watchMinutes).toBe(minutes);
	}
});

test.each([-1, 60, 2.5, '5', '', null, true, NaN, Infinity, '={{ 5 }}'])(
	'%p minutes are no pace, so it stays at ten',
	(value) => {
		expect(withOption('watchMinutes', value).watchMinutes).toBe(10);
	},
);

test.each([
	[[], []],
	[null, []],
	['', []],
	[' , ', []],
	[
		['loan.error', 'customer.*'],
		['loan.error', 'customer.*'],
	],
	['loan.error', ['loan.error']],
	[' loan.error, customer.* ,', ['loan.error', 'customer.*']],
	[['loan.error', 'loan.error'], ['loan.error']],
	[
		['loan.error,loan.active', ' loan.* '],
		['loan.error', 'loan.active', 'loan.*'],
	],
	[['*'], ['*']],
])('the events %j are read as %j', (events, expected) => {
	expect(settingsOf({ events }).events).toEqual(expected);
});

test.each([
	['Loan Error'],
	[['loan.error', 'LOAN.ACTIVE']],
	['loan'],
	['loan.error; loan.active'],
	[['loan.error', 7]],
	[7],
	[true],
	[{ name: 'loan.error' }],
	['={{ $json.events }}'],
])('the events %j cannot be names, which is told', (events) => {
	expect(() => settingsOf({ events })).toThrow(
		"'Trigger On' holds what cannot be an event name: '",
	);
});

test.each([
	[{ events: [7, { name: 'x' }] }],
	[{ events: 'Loan Error' }],
	[{ options: { additionalEvents: 'Loan Error' } }],
	[{ options: { description: '[n8n:0123456789ab/a/b]' } }],
	[{ events: null, options: null }],
])('a delivery never fails for parameters that a publish refuses: %j', (parameters) => {
	expect(() => settingsOfDelivery(parameters as IDataObject)).not.toThrow();
});
