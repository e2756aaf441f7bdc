import type { Send } from '../../transport/send';
import { whyRefused, type Delivery } from '../../webhook/signature';
import { updatedAtOf } from '../registration/heldEndpoint';
import { rotateInPlace, rotationKey, type Gained } from '../registration/rotation';
import type { RotationNeeded } from './rotationNeeded';

const MOST_REPLAYS = 3;

/**
 * Rotates in place. With a key used before Dinie rotates nothing and tells that secret once more, and somebody may
 * have rotated it away since: then the delivery in doubt does not verify, and the next key is tried, which follows
 * from the one before, so that all processes try the same.
 */
export async function newestSecret(
	send: Send,
	{ endpoint, key, isForced }: RotationNeeded,
	delivery: Delivery,
): Promise<Gained> {
	let [next, gained] = [key, await rotateInPlace(send, endpoint.id, key)];
	const isReplay = () => gained.updatedAt === updatedAtOf(endpoint);
	const isRight = () => whyRefused(delivery, [gained.secret]) === undefined;
	for (let replays = 0; replays < MOST_REPLAYS; replays++) {
		if (isForced || !isReplay() || isRight()) break;
		next = rotationKey(endpoint.id, next);
		gained = await rotateInPlace(send, endpoint.id, next);
	}
	return gained;
}
