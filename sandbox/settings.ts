import type { Contract } from './contract';
import { randomText } from './ids';

/** What can be switched while the sandbox runs; every part reads it at the moment of use. */
export type Settings = {
	clientId: string;
	clientSecret: string;
	contract: Contract;
	/** The documentation rotates at the first path, the SDKs at the second. */
	rotatePaths: RotatePath[];
	rateLimit: { requests: number; windowSeconds: number };
	/** Whether the first delivery is one of the five attempts, or five retries follow it. */
	firstDeliveryCounts: boolean;
	/** Whether each attempt has a `delivery_id` of its own; which of the two Dinie does is unclear. */
	deliveryIdPerAttempt: boolean;
	/** So many events in a row must fail before an endpoint is disabled. */
	disableAfterFailedEvents: number;
	deliveryTimeoutMs: number;
	deliveriesAtOnce: number;
	/** Shifts the signed timestamps only, as if Dinie's clock were off. */
	clockSkewMs: number;
};

export type SandboxOptions = Partial<Settings> & {
	/** 0, the default, takes any free port. */
	port?: number;
	/** Sandbox seconds per real one, 1 by default; 0 stands still but for `clock.advance`. */
	speed?: number;
	/** A certificate (PEM) to trust when delivering, besides the usual ones. */
	trust?: string;
};

type RotatePath = 'secret/rotate' | 'rotate-secret';

export const ROTATE_PATHS: readonly RotatePath[] = ['secret/rotate', 'rotate-secret'];

export function completeSettings(given: Partial<Settings>): Settings {
	return {
		clientId: given.clientId ?? `dinie_ci_test_${randomText(24)}`,
		clientSecret: given.clientSecret ?? `dinie_cs_test_${randomText(40)}`,
		contract: given.contract ?? 'documentation',
		rotatePaths: given.rotatePaths ?? [...ROTATE_PATHS],
		rateLimit: given.rateLimit ?? { requests: 6_000, windowSeconds: 60 },
		firstDeliveryCounts: given.firstDeliveryCounts ?? false,
		deliveryIdPerAttempt: given.deliveryIdPerAttempt ?? false,
		disableAfterFailedEvents: given.disableAfterFailedEvents ?? 3,
		deliveryTimeoutMs: given.deliveryTimeoutMs ?? 5_000,
		deliveriesAtOnce: given.deliveriesAtOnce ?? 16,
		clockSkewMs: given.clockSkewMs ?? 0,
	};
}
