import { changeTrigger } from '../editing';
import { inOrder, type Row } from '../row';
import { triggerParameters } from '../watched';

const TIMES = 20;

export const republishing: Row[] = [
	{
		name: `republished ${TIMES} times in a row, the trigger changed every other time`,
		expected: inOrder(2),
		async play(scene) {
			const workflow = await scene.atWork();
			for (let time = 1; time <= TIMES; time++) {
				if (time % 2 === 0)
					await scene.rest.updateWorkflow(workflow.id, { name: `Version ${time}` });
				else await changeTrigger(scene, workflow, { parameters: eventsOf(time) });
				await scene.rest.publish(workflow.id);
			}
			await scene.fire();
		},
	},
];

const eventsOf = (time: number) =>
	triggerParameters(time % 4 === 1 ? ['loan.*', 'customer.*'] : ['loan.*']);
