import { inOrder, type Row } from '../row';

export const outages: Row[] = [
	{
		name: 'Dinie down while n8n starts',
		expected: inOrder(3),
		async play(scene) {
			await scene.live();
			await scene.fire();
			await scene.sandbox.down();
			await scene.restart();
			await scene.fire();
			await scene.sandbox.up();
			await scene.fire();
		},
	},
];
