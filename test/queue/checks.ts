import { EVENTS_PER_BATCH } from './batches';
import type { Cluster } from './cluster';
import type { countAll, Figures } from './figures';
import type { Fate } from './liveTriggers';
import type { Seen } from './rehearsal';
import { MINUTES_STRANGE } from './strangeClock';

export type Check = { isSo: boolean; expected: string };

/** What the team is to be told, by what was done to the endpoint. */
const TOLD: Record<Fate, RegExp[]> = {
	deleted: [
		/^Dinie Trigger found that webhook endpoint \S+ was gone.+Endpoint \S+ has taken its place.+was last seen well/,
	],
	disabled: [
		/^Dinie Trigger found that webhook endpoint \S+ .+was not active.+put right.+was last seen well/,
	],
	'rotated at once': [],
	'rotated with grace': [],
	forged: [],
};

/** Whether the secret is to be replaced. Three deliveries that could be genuine may have it replaced in vain. */
const NEW_SECRET: Record<Fate, 'yes' | 'no' | 'perhaps'> = {
	deleted: 'yes',
	disabled: 'no',
	'rotated at once': 'yes',
	'rotated with grace': 'yes',
	forged: 'perhaps',
};

type Counted = Awaited<ReturnType<typeof countAll>>;

/** What has to be so in the end. */
export function judge(
	{ processors, members, workers }: Cluster,
	{ figures, forged, stray, unowned }: Counted,
	{ lostByReplacing, strangeClock, refusedAlone }: Seen,
	wrongByHand: string[],
): Check[] {
	// Each process that can verify may ask Dinie once.
	const mostRotations = members.filter(
		({ role, minutesOff }) => role === 'webhook' && minutesOff !== MINUTES_STRANGE,
	).length;
	const accepted = forged.filter(({ status }) => status === 'delivered').length;
	const { sent, answers, writes } = strangeClock;
	return [
		...figures.flatMap((each) => judgeTrigger(each, mostRotations)),
		{
			isSo: figures.every(({ fate, foundBy }) =>
				fate === 'deleted'
					? foundBy.length > 0 && foundBy.every((times) => times === 1)
					: foundBy.length === 0,
			),
			expected:
				'processors found by asking Dinie, once each, what took the place of the one deleted',
		},
		{ isSo: unowned === 0, expected: 'Dinie delivered to no endpoint but theirs' },
		{ isSo: stray === 0, expected: 'no execution of what Dinie never sent' },
		{ isSo: forged.length > 0 && accepted === 0, expected: `${forged.length} forgeries refused` },
		{
			isSo: lostByReplacing === 0,
			expected: 'replacing a worker while deliveries are held off loses none',
		},
		{
			isSo: refusedAlone.length === 0,
			expected: `each of ${processors.length} processors takes deliveries when it is alone`,
		},
		{
			isSo: sent > 0 && Object.keys(answers).every(isTooOld) && writes === 0,
			expected: 'a processor ten minutes ahead refuses everything, and changes nothing at Dinie',
		},
		{
			isSo: wrongByHand.length === 0,
			expected: `a test by hand on one of ${workers.length} workers puts its event out at the right output ${wrongByHand.join('; ')}`,
		},
	];
}

/** A busy machine, or the change of connections, may leave some without an answer. */
const isTooOld = (answer: string) => /^(400 .+timestamp_too_old|null )/.test(answer);

function judgeTrigger(each: Figures, mostRotations: number): Check[] {
	const { fate, sent, dropped, answered, told, rotations } = each;
	const isInterrupted = ['deleted', 'disabled'].includes(fate);
	const checks: Record<string, boolean> = {
		'one active endpoint': each.endpoints.join() === 'active',
		[`each of ${sent} deliveries that Dinie did not give up answered 2xx`]:
			answered === sent - dropped,
		'each of them at the first retry at the latest': each.triedThrice === 0,
		'each of them executed': each.lost === 0,
		'none executed twice but for an answer that a crash cut off': each.doubledForNoReason === 0,
		"n8n keeps Dinie's secret": each.keepsSecret,
		[`at most ${EVENTS_PER_BATCH} put off, as many as were under way`]:
			each.putOff <= EVENTS_PER_BATCH,
		'told as it is to be':
			TOLD[fate].length === told.length &&
			TOLD[fate].every((text, at) => text.test(told[at] ?? '')),
		[isInterrupted ? 'no event missed but since the time that was told' : 'no event missed']:
			each.missedUntold === 0,
		[`a new secret: ${NEW_SECRET[fate]}, and asked for at most ${mostRotations} times`]:
			NEW_SECRET[fate] === 'no'
				? rotations === 0
				: rotations <= mostRotations && (rotations > 0 || NEW_SECRET[fate] === 'perhaps'),
	};
	return Object.entries(checks).map(([expected, isSo]) => ({
		isSo,
		expected: `${fate}: ${expected}`,
	}));
}
