import { HookContext } from 'n8n-core';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { DinieTrigger } from '../../../nodes/Dinie/DinieTrigger.node';
import { readSettings } from '../../../nodes/Dinie/trigger/settings';
import { additionalDataFor } from '../../contexts/additionalData';
import { triggerNode, workflowOf } from '../../contexts/nodes';

/** The settings of a trigger with these parameters, read as n8n hands them over. */
function settingsOf(parameters: IDataObject) {
	const node = triggerNode(parameters);
	const workflow = workflowOf(node, new DinieTrigger());
	const context = new HookContext(workflow, node, additionalDataFor({}), 'trigger', 'activate');
	return readSettings(context as IHookFunctions);
}

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
