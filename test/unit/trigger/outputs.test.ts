import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { NodeHelpers } from 'n8n-workflow';
import { DinieTrigger } from '../../../nodes/Dinie/DinieTrigger.node';
import { eventNamesIn } from '../../../nodes/Dinie/events/patterns';
import { eventOptions } from '../../../nodes/Dinie/events/options';
import { outputName, outputsExpression } from '../../../nodes/Dinie/trigger/outputs';
import { routeFor } from '../../../nodes/Dinie/trigger/routing';
import { triggerNode, workflowOf } from '../../contexts/nodes';

type Parameters = { outputMode: string; events?: unknown; options?: Record<string, unknown> };

/** As the editor does: the text of the function, with nothing else around it. */
function outputNames($parameter: Parameters): Array<string | undefined> {
	const code = /^=\{\{(.*)\}\}$/s.exec(outputsExpression)?.[1] ?? '';
	const outputs = runInNewContext(code, { $parameter }) as Array<{
		type: string;
		displayName?: string;
	}>;
	expect(outputs.every(({ type }) => type === 'main')).toBe(true);
	return Array.from(outputs, ({ displayName }) => displayName);
}

const perEvent = (events: string[], additionalEvents?: string) =>
	outputNames({ outputMode: 'perEvent', events, options: { additionalEvents } });

test('one output for all events has no name', () => {
	expect(outputNames({ outputMode: 'single', events: ['loan.error', 'loan.active'] })).toEqual([
		undefined,
	]);
});

test('outputs per event carry the names of the list, what tells them apart first', () => {
	expect(perEvent(['loan.error', 'customer.*', 'credit_offer.expired'])).toEqual([
		'Error (Loan)',
		'Customer',
		'Expired (Credit Offer)',
	]);
});

test('with nothing chosen the outputs are Customer, Credit Offer and Loan', () => {
	const expected = ['Customer', 'Credit Offer', 'Loan'];
	expect(perEvent([])).toEqual(expected);
	expect(outputNames({ outputMode: 'perEvent' })).toEqual(expected);
});

test('additional events have one last output', () => {
	expect(perEvent(['loan.error'], 'loan.processing, customer.denied')).toEqual([
		'Error (Loan)',
		'Additional Events',
	]);
	expect(perEvent([], 'loan.processing')).toHaveLength(4);
});

test('a pattern that the list does not know is named by itself', () => {
	expect(perEvent(['invoice.paid'])).toEqual(['invoice.paid']);
});

test('the expression has no inner end that would cut it short in n8n', () => {
	expect(outputsExpression.slice(0, -2)).not.toContain('}}');
});

test('n8n itself computes the same outputs from the node’s description', () => {
	const nodeType = new DinieTrigger();
	const parameters = {
		outputMode: 'perEvent',
		events: ['loan.error', 'loan.*'],
		options: { additionalEvents: 'loan.processing' },
	};
	const node = triggerNode(parameters);
	const workflow = workflowOf(node, nodeType);
	expect(NodeHelpers.getNodeOutputs(workflow, node, nodeType.description)).toEqual([
		{ type: 'main', displayName: 'Error (Loan)' },
		{ type: 'main', displayName: 'Loan' },
		{ type: 'main', displayName: 'Additional Events' },
	]);
});

test('the editor and the routing agree on the number of outputs and on where events go', () => {
	const patterns = eventOptions.map(({ value }) => value);
	const typed = fc.constantFrom(
		'',
		' ',
		',',
		' , ,',
		'loan.processing',
		'loan.processing,',
		'a.b,c.d',
	);
	const mode = fc.constantFrom('single' as const, 'perEvent' as const);
	fc.assert(
		fc.property(
			mode,
			fc.uniqueArray(fc.constantFrom(...patterns)),
			typed,
			(outputMode, events, text) => {
				const names = outputNames({ outputMode, events, options: { additionalEvents: text } });
				const choice = { outputMode, events, additionalEvents: eventNamesIn(text) };
				for (const type of patterns.filter((pattern) => !pattern.endsWith('*'))) {
					const route = routeFor(type, choice);
					if (!route) continue;
					expect(route.outputCount).toBe(names.length);
					if (!events.includes(type) || outputMode === 'single') continue;
					const label = eventOptions.find(({ value }) => value === type)?.name;
					expect(names[route.output]).toBe(label && outputName(label));
				}
			},
		),
	);
});
