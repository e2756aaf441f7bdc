import { runInNewContext } from 'node:vm';
import type { IDataObject } from 'n8n-workflow';
import { DinieTrigger } from '../../../nodes/Dinie/DinieTrigger.node';
import { subtitleExpression, triggerHints } from '../../../nodes/Dinie/trigger/panel';
import { triggerNode, workflowOf } from '../../contexts/nodes';

/** As the editor does: the text of the function, with nothing else around it. */
const subtitle = ($parameter: IDataObject): unknown =>
	runInNewContext(/^=\{\{(.*)\}\}$/s.exec(subtitleExpression)?.[1] ?? '', { $parameter });

test.each([
	[{}, 'Every event'],
	[{ events: [] }, 'Every event'],
	[{ events: '' }, 'Every event'],
	[{ events: [], options: { additionalEvents: 'loan.processing' } }, 'Every event'],
	[{ events: ['loan.error', 'customer.*'] }, 'Loan Error, All Customer Events'],
	[{ events: 'loan.error, customer.*' }, 'Loan Error, All Customer Events'],
	[
		{ events: ['loan.error'], options: { additionalEvents: 'loan.processing, ,invoice.paid' } },
		'Loan Error, loan.processing, invoice.paid',
	],
])('below the name of a trigger with %j stands %p', (parameters, expected) => {
	expect(subtitle(parameters)).toBe(expected);
});

/** As n8n's editor asks whether to show a hint. */
function hintsFor(parameters: IDataObject) {
	const node = triggerNode(parameters);
	const { expression } = workflowOf(node, new DinieTrigger());
	return triggerHints.filter(
		({ displayCondition }) =>
			expression.getSimpleParameterValue(node, displayCondition, 'internal', {}) === true,
	);
}

test.each([
	{},
	{ events: ['loan.error', 'loan.active'] },
	{ outputMode: 'perEvent', events: ['loan.error'] },
])('mock data is hinted at with the one output of %j', (parameters) => {
	expect(hintsFor(parameters)).toHaveLength(1);
});

test.each([
	{ outputMode: 'perEvent' },
	{ outputMode: 'perEvent', events: ['loan.error', 'loan.active'] },
	{ outputMode: 'perEvent', events: 'loan.error, loan.active' },
	{
		outputMode: 'perEvent',
		events: ['loan.error'],
		options: { additionalEvents: 'loan.processing' },
	},
])('n8n takes mock data with one output only, so nothing is hinted at with %j', (parameters) => {
	expect(hintsFor(parameters)).toEqual([]);
});
