import { say } from '../helpers/print';
import type { Stage } from '../n8n/stage/stage';
import { outcomeOf, type Outcome } from './outcome';
import { publishUseCases, type Published } from './useCases';

/** Between two events, on the sandbox's clock. */
const STEP_MS = 30_000;

/** Publishes the users' cases, plays a customer's life until their loan fails, and follows each event. */
export async function playStory(stage: Stage): Promise<Outcome[]> {
	const { sandbox } = stage;
	const published = await publishUseCases(stage);
	for (const { url, events } of sandbox.endpoints.list()) {
		say(`n8n has registered ${url} for ${events.join(', ')}`);
	}
	const { types, customerId, loanId, done } = sandbox.playStory({
		ending: 'error',
		stepMs: STEP_MS,
	});
	say(`The sandbox plays ${types.length} events of customer ${customerId} and loan ${loanId}`);
	const events = await done;
	await sandbox.idle();
	const outcomes = await Promise.all(events.map((event) => outcomeOf(stage, published, event)));
	for (const useCase of published) say(servedInWords(stage, useCase));
	return outcomes;
}

function servedInWords({ services }: Stage, { file, called, inWords }: Published): string {
	const call = services.calls.find(({ path }) => called.test(path));
	return call ? inWords(call) : `${file} has called nobody.`;
}
