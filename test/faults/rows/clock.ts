import { expectOneLogLine } from '../expect';
import { inOrder, type Row } from '../row';

const MINUTE_MS = 60_000;

export const clock: Row[] = [
	{
		name: "Dinie's clock 4 minutes off, either way",
		expected: inOrder(2),
		async play(scene) {
			await scene.live();
			for (const minutes of [4, -4]) {
				scene.sandbox.settings.clockSkewMs = minutes * MINUTE_MS;
				await scene.fire();
			}
		},
	},
	{
		name: "Dinie's clock 6 minutes off, either way, then right",
		expected: inOrder(2),
		async play(scene) {
			await scene.live();
			for (const minutes of [6, -6]) {
				scene.sandbox.settings.clockSkewMs = minutes * MINUTE_MS;
				await scene.fire();
			}
			expectOneLogLine(scene, 'dated more than five minutes ahead');
			expectOneLogLine(scene, 'dated more than five minutes back');
			scene.sandbox.settings.clockSkewMs = 0;
			await scene.passMinutes(1);
		},
	},
];
