import type { INodeExecutionData } from 'n8n-workflow';

export type Items = INodeExecutionData[][];

/** Where n8n keeps the executions that the trigger starts. */
export function createExecutionStore() {
	const executions: Items[] = [];
	let next: (() => Promise<void>) | undefined;

	return {
		/** Items per output of each execution that was started. */
		executions,
		async add(items: Items): Promise<void> {
			const before = next;
			next = undefined;
			await before?.();
			executions.push(items);
		},
		failNext(): void {
			next = async () => {
				throw new Error('the execution could not be stored');
			};
		},
		holdNext() {
			const [reached, arrive] = signal();
			const [released, release] = signal();
			next = async () => {
				arrive();
				await released;
			};
			return { reached, release };
		},
	};
}

function signal(): [Promise<void>, () => void] {
	let give = () => {};
	const given = new Promise<void>((resolve) => (give = resolve));
	return [given, give];
}
