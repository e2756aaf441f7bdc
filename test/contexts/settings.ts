import { HookContext } from 'n8n-core';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';
import { readSettings, requireSettings } from '../../nodes/Dinie/trigger/settings';
import { additionalDataFor } from './additionalData';
import { triggerNode, workflowOf } from './nodes';

/** The settings of a trigger with these parameters, read as a publish does. */
export const settingsOf = (parameters: IDataObject) => requireSettings(contextOf(parameters));

/** The same, read as a delivery does. */
export const settingsOfDelivery = (parameters: IDataObject) => readSettings(contextOf(parameters));

function contextOf(parameters: IDataObject): IHookFunctions {
	const node = triggerNode(parameters);
	const workflow = workflowOf(node, new DinieTrigger());
	const context = new HookContext(workflow, node, additionalDataFor({}), 'trigger', 'activate');
	return context as IHookFunctions;
}
