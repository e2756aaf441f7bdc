import { onBoth, type Row } from '../row';

const TIMES = 20;

export const republishing: Row[] = [
	{
		name: `republished ${TIMES} times in a row, the trigger changed each time`,
		expected: onBoth({ endpoints: ['active'], events: 2, executed: 2 }),
		async play(scene) {
			const workflow = await scene.live();
			await scene.fire();
			for (let time = 1; time <= TIMES; time++) {
				const events = time % 2 === 0 ? ['loan.*'] : ['loan.*', 'customer.*'];
				await scene.change(workflow, { events });
				await scene.rest.publish(workflow.id);
			}
			await scene.fire();
		},
	},
];
