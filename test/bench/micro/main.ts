import { randomBytes, randomUUID } from 'node:crypto';
import { cpuUsage } from 'node:process';
import { table, type TableRow } from '../../helpers/print';
import { runProgram, writeReport } from '../../helpers/program';
import { sign } from '../../../sandbox/deliveries/sign';
import { eventOfBytes } from '../load/body';
import { median, ratio, rounded, shownInterval } from '../statistics';
import { allocatedBytes } from './allocations';
import { rememberedIds } from './rememberedIds';
import { VERIFIER_NAMES, VERIFIERS, type SignedDelivery, type VerifierName } from './verifiers';

const SIZES = [300, 1_000, 10_000, 100_000, 1_000_000];
const ROUNDS = 25;
const ROUND_US = 40_000;
/** Looking at the clock is a call into the kernel. */
const CALLS_PER_LOOK = 8;
const LIBRARY = 'standardwebhooks';

function deliveryOf(bytes: number): SignedDelivery {
	const body = Buffer.from(eventOfBytes(bytes));
	const key = `whsec_${randomBytes(32).toString('base64')}`;
	const message = { id: `evt_${randomUUID()}`, timestamp: Math.floor(Date.now() / 1000), body };
	return { body, key, headers: sign([key], message) };
}

/** Microseconds of CPU for one verification, which others on the machine cannot stretch as they do time. */
function timeRound(name: VerifierName, delivery: SignedDelivery): number {
	const verify = VERIFIERS[name];
	const begun = cpuUsage();
	const spent = () => {
		const { user, system } = cpuUsage(begun);
		return user + system;
	};
	let count = 0;
	do {
		if (!verify(delivery)) throw new Error(`${name} refuses a genuine delivery`);
		count++;
	} while (count % CALLS_PER_LOOK > 0 || spent() < ROUND_US);
	return spent() / count;
}

function measureSize(bytes: number): TableRow {
	const delivery = deliveryOf(bytes);
	const times = new Map<VerifierName, number[]>(VERIFIER_NAMES.map((name) => [name, []]));
	for (let round = 0; round <= ROUNDS; round++) {
		for (const name of VERIFIER_NAMES) {
			const microseconds = timeRound(name, delivery);
			if (round > 0) times.get(name)?.push(microseconds);
		}
	}
	const own = times.get('Dinie Trigger') ?? [];
	const medians = [...times].map(([name, values]) => [`${name} µs`, rounded(median(values), 1)]);
	return {
		bytes: delivery.body.length,
		...Object.fromEntries(medians),
		'Dinie Trigger / standardwebhooks': shownInterval(ratio(own, times.get(LIBRARY) ?? [])),
	};
}

async function main(): Promise<void> {
	console.log(
		`Verification on Node ${process.version}, ${ROUNDS} rounds each, interleaved; medians`,
	);
	const times = SIZES.map(measureSize);
	console.log(`\n${table(times)}\n`);
	const allocations = SIZES.map((bytes): TableRow => {
		const delivery = deliveryOf(bytes);
		const perVerifier = VERIFIER_NAMES.map((name) => [
			`${name} bytes`,
			allocatedBytes(() => VERIFIERS[name](delivery)),
		]);
		return { bytes: delivery.body.length, ...Object.fromEntries(perVerifier) };
	});
	console.log(`allocated for one verification\n${table(allocations)}\n`);
	const remembered = rememberedIds();
	console.log(`ids remembered to know duplicates\n${table(remembered)}\n`);
	await writeReport('micro', { node: process.version, times, allocations, remembered });
}

runProgram('The benchmark', main);
