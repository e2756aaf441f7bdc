import { until } from '../n8n/until';
import type { Workflow } from '../n8n/workflows';
import { endpointStates } from './endpointStates';
import { checkHealth } from './health';
import type { EndpointState } from './row';
import type { Scene } from './scene';

/** For what has to hold on the way to the end. */
export function expectThat(isSo: boolean, expected: string): void {
	if (!isSo) throw new Error(`on the way, expected ${expected}`);
}

export async function expectEndpoints(scene: Scene, ...expected: EndpointState[]): Promise<void> {
	const [wanted, present] = [expected.sort(), await endpointStates(scene)].map(
		(states) => states.join(', ') || 'none',
	);
	expectThat(wanted === present, `endpoints: ${wanted}, not: ${present}`);
}

/** What n8n mends at a start it mends in the background, a moment after it is up. */
export async function untilEndpoints(scene: Scene, ...expected: EndpointState[]): Promise<void> {
	const wanted = expected.sort().join(', ');
	await until(
		`endpoints to be: ${wanted}`,
		async () => (await endpointStates(scene)).join(', ') === wanted || undefined,
		{ limitMs: 180_000, everyMs: 500 },
	);
}

/** What Check Health is to say of the endpoints, each with its problems, comma-separated. */
export async function expectHealth(scene: Scene, ...expected: string[]): Promise<void> {
	const present = await checkHealth(scene);
	expectThat(
		present.join('; ') === expected.join('; '),
		`Check Health to report '${expected.join('; ')}', not '${present.join('; ')}'`,
	);
}

/** Exactly one line of n8n's log holds this. */
export function expectOneLogLine(scene: Scene, text: string): void {
	const lines = scene.log().split('\n');
	const { length } = lines.filter((line) => line.includes(text));
	expectThat(length === 1, `one log line with '${text}', not ${length}`);
}

/** Publishing fails with a message that holds this, and notes it for the report. */
export async function expectFailedPublish(
	scene: Scene,
	{ id }: Workflow,
	text = '',
): Promise<void> {
	const message = await scene.rest.publish(id).then(
		() => undefined,
		(error: Error) => error.message,
	);
	expectThat(message !== undefined, 'publishing to fail');
	expectThat(message?.includes(text) ?? false, `publishing to say '${text}', not: ${message}`);
	scene.notes.push(`publishing said: ${message}`);
}
