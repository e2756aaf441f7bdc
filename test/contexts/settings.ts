import { HookContext } from 'n8n-core';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';
import { readSettings } from '../../nodes/Dinie/trigger/settings';
import { additionalDataFor } from './additionalData';
import { triggerNode, workflowOf } from './nodes';

/** The settings of a trigger with these parameters, read as n8n hands them over. */
export function settingsOf(parameters: IDataObject) {
	const node = triggerNode(parameters);
	const workflow = workflowOf(node, new DinieTrigger());
	const context = new HookContext(workflow, node, additionalDataFor({}), 'trigger', 'activate');
	return readSettings(context as IHookFunctions);
}
