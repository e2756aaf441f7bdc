import type { INodeProperties } from 'n8n-workflow';
import { PATTERN_LABELS } from '../../../nodes/Dinie/events/patterns';
import { triggerParameters } from '../../../nodes/Dinie/trigger/parameters';

const options = triggerParameters.find(({ name }) => name === 'options')
	?.options as INodeProperties[];
const all = [...triggerParameters, ...options];

test.each(
	all.filter(({ type }) => type !== 'notice' && type !== 'collection').map(({ name }) => name),
)('%s takes no expressions: none is evaluated on a delivery', (name) => {
	expect(all.find((parameter) => parameter.name === name)).toMatchObject({
		noDataExpression: true,
	});
});

test('events are offered in the order of their names', () => {
	const names = triggerParameters[0]?.options?.map(({ name }) => name) ?? [];
	expect(names).toHaveLength(Object.keys(PATTERN_LABELS).length);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});

test('a trigger that was just put down listens for every event, registers itself and has one output', () => {
	const defaults = triggerParameters.map(({ name, default: value }) => [name, value]);
	expect(Object.fromEntries(defaults)).toMatchObject({
		events: [],
		registration: 'automatic',
		outputMode: 'single',
		options: {},
	});
	expect(options.map(({ name, default: value }) => [name, value])).toEqual(
		expect.arrayContaining([
			['ignoreDuplicates', true],
			['watchMinutes', 10],
			['personalData', 'include'],
		]),
	);
});
