import type { EndpointFields } from '../../transport/webhookEndpoints';
import type { News } from '../news';
import type { Registration } from './kept';

const CHANGES: Record<keyof EndpointFields, { found: string; mayMiss: boolean }> = {
	description: {
		found: 'its description lacked the mark by which this trigger knows it',
		mayMiss: false,
	},
	events: { found: 'it was subscribed to other events than this trigger asks for', mayMiss: true },
	status: { found: 'it was not active, so that Dinie delivered nothing to it', mayMiss: true },
	url: { found: 'it delivered to another URL', mayMiss: true },
};

/** What somebody changed at an endpoint, for those who are told that it was mended. */
export function changedInWords({ endpointId }: Registration, changes: EndpointFields): News {
	const facts = (Object.keys(changes) as Array<keyof EndpointFields>).map(
		(field) => CHANGES[field],
	);
	return {
		found: `webhook endpoint ${endpointId} had been changed at Dinie: ${facts.map(({ found }) => found).join(', and ')}`,
		done: 'This has been put right, and events arrive again',
		mayMiss: facts.some(({ mayMiss }) => mayMiss),
	};
}

export const rotatedInWords = ({ endpointId }: Registration): News => ({
	found: `the signing secret of webhook endpoint ${endpointId} was rotated elsewhere`,
	done: 'A new one was made, and no delivery is lost',
	mayMiss: false,
});

/** What the watch leaves alone. */
export const foreignInWords = ({ endpointId }: Registration): News => ({
	found: `webhook endpoint ${endpointId} now carries the mark of another trigger`,
	done: 'It has been left alone, and this trigger receives nothing',
	mayMiss: true,
	toDo: 'What to do: publish this workflow again, and do what n8n then tells you',
});

export const drawnAwayInWords = ({ endpointId }: Registration): News => ({
	found: `webhook endpoint ${endpointId} was drawn to another URL again after this n8n had drawn it back: another n8n seems to work with a copy of this database`,
	done: 'It has been left alone, and this trigger receives nothing',
	mayMiss: true,
	toDo: 'What to do: unpublish the workflow in the n8n that is not to have it, then publish it here again',
});

/** What became of an endpoint that could not be used any more. */
export function gainedInWords(
	formerId: string | undefined,
	endpointId: string,
	isOfAnotherClient = false,
): News {
	if (formerId === endpointId) {
		return {
			found: `the signing secret of webhook endpoint ${endpointId} could not be used any more`,
			done: 'It has been replaced by a new one. Deliveries refused meanwhile are sent again by Dinie',
			mayMiss: false,
		};
	}
	if (formerId === undefined) {
		return {
			found: 'it had no webhook endpoint at Dinie',
			done: `It has endpoint ${endpointId} now, and events arrive`,
			mayMiss: true,
		};
	}
	return {
		found: isOfAnotherClient
			? `webhook endpoint ${formerId} is out of reach, because the credential now names another client`
			: `webhook endpoint ${formerId} was gone from Dinie, or is out of reach of the credential`,
		done: isOfAnotherClient
			? `Endpoint ${endpointId} has taken its place in the account of that client, and events of that account arrive. If ${formerId} is still there, delete it with the client that made it`
			: `Endpoint ${endpointId} has taken its place, and events arrive again`,
		mayMiss: true,
	};
}
