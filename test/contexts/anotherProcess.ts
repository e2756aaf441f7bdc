import * as n8nWorkflow from 'n8n-workflow';
import type { TriggerType } from './testTrigger';

/** The trigger's code as another process of n8n has it: with a memory of its own. */
export function anotherProcess(): TriggerType {
	let nodeType: TriggerType | undefined;
	jest.isolateModules(() => {
		// n8n's own classes are one and the same for its contexts and our code.
		jest.doMock('n8n-workflow', () => n8nWorkflow);
		const { DinieTrigger } = jest.requireActual<
			typeof import('../../nodes/Dinie/DinieTrigger.node')
		>('../../nodes/Dinie/DinieTrigger.node');
		nodeType = new DinieTrigger();
	});
	if (!nodeType) throw new Error('the trigger could not be loaded');
	return nodeType;
}
