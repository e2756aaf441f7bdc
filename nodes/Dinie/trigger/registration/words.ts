import type { EndpointFields } from '../../transport/webhookEndpoints';
import type { News } from '../news';
import type { Registration } from './kept';

const CHANGES: Record<keyof EndpointFields, { found: string; mayMiss: boolean }> = {
	description: { found: 'the mark was missing by which this trigger knows it', mayMiss: false },
	events: { found: 'it was subscribed to other events than the trigger asks for', mayMiss: true },
	status: { found: 'it was not active', mayMiss: true },
	url: { found: 'it delivered to another URL', mayMiss: true },
};

/** What somebody changed at an endpoint, for those who are told that it was mended. */
export function changedInWords({ endpointId }: Registration, changes: EndpointFields): News {
	const facts = (Object.keys(changes) as Array<keyof EndpointFields>).map(
		(field) => CHANGES[field],
	);
	return {
		found: `webhook endpoint ${endpointId} was not as this trigger needs it: ${facts.map(({ found }) => found).join(', ')}`,
		done: 'It has been put right, and keeps its signing secret and the deliveries that Dinie is to send again',
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
	done: 'It has been left alone, and this trigger receives nothing. Publish this workflow again to see what stands in the way',
	mayMiss: true,
});

export const drawnAwayInWords = ({ endpointId }: Registration): News => ({
	found: `webhook endpoint ${endpointId} was drawn to another URL again after this n8n had drawn it back: another n8n seems to work with a copy of this database`,
	done: 'It has been left alone, and this trigger receives nothing. Unpublish the workflow in the n8n that is not to have it, then publish it here again',
	mayMiss: true,
});

/** What became of an endpoint that could not be used any more. */
export function gainedInWords(formerId: string | undefined, endpointId: string): News {
	if (formerId === endpointId) {
		return {
			found: `the signing secret of webhook endpoint ${endpointId} could not be used any more`,
			done: 'A new one was made; deliveries refused meanwhile are sent again by Dinie',
			mayMiss: false,
		};
	}
	return {
		found:
			formerId === undefined
				? 'it held no webhook endpoint'
				: `webhook endpoint ${formerId} was gone, or out of reach of the credential`,
		done: `Endpoint ${endpointId} has taken its place`,
		mayMiss: true,
	};
}
