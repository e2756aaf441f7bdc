import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { NodeHelpers } from 'n8n-workflow';
import { DinieTrigger } from '../../../nodes/Dinie/DinieTrigger.node';
import { eventOptions } from '../../../nodes/Dinie/events/options';
import { outputName, outputsExpression } from '../../../nodes/Dinie/trigger/outputs';
import { outputCountFor, outputOf } from '../../../nodes/Dinie/trigger/routing';
import { triggerNode, workflowOf } from '../../contexts/nodes';
import { settingsOf } from '../../contexts/settings';

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

test('with nothing chosen the outputs are Customer, Credit Offer, Loan and one for all else', () => {
	const expected = ['Customer', 'Credit Offer', 'Loan', 'Other Events'];
	expect(perEvent([])).toEqual(expected);
	expect(outputNames({ outputMode: 'perEvent' })).toEqual(expected);
	for (const events of ['', ' , ', null, [], ['']]) {
		expect(outputNames({ outputMode: 'perEvent', events })).toEqual(expected);
	}
});

test('events as text give the same outputs as a list of them', () => {
	const listed = perEvent(['loan.error', 'customer.*']);
	for (const events of ['loan.error,customer.*', ' loan.error , customer.*, loan.error,']) {
		expect(outputNames({ outputMode: 'perEvent', events })).toEqual(listed);
	}
});

test('additional events have one last output', () => {
	expect(perEvent(['loan.error'], 'loan.processing, customer.denied')).toEqual([
		'Error (Loan)',
		'Additional Events',
	]);
	expect(perEvent([], 'loan.processing').slice(2)).toEqual([
		'Loan',
		'Other Events',
		'Additional Events',
	]);
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
	const write = fc.constantFrom(
		(events: string[]) => events,
		(events: string[]) => events.join(),
		(events: string[]) => ` ${events.join(' , ')},`,
		(events: string[]) => [...events, ...events],
	);
	fc.assert(
		fc.property(
			mode,
			fc.uniqueArray(fc.constantFrom(...patterns)),
			write,
			typed,
			(outputMode, events, inForm, additionalEvents) => {
				const parameters = { outputMode, events: inForm(events), options: { additionalEvents } };
				const names = outputNames(parameters);
				const choice = settingsOf(parameters);
				for (const type of patterns.filter((pattern) => !pattern.endsWith('*'))) {
					const output = outputOf(type, choice);
					expect(outputCountFor(choice)).toBe(names.length);
					expect(output !== undefined || events.length > 0).toBe(true);
					if (output === undefined) continue;
					if (!events.includes(type) || outputMode === 'single') continue;
					const label = eventOptions.find(({ value }) => value === type)?.name;
					expect(names[output]).toBe(label && outputName(label));
				}
			},
		),
	);
});
