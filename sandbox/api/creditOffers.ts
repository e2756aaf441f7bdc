import { Router, type Request } from 'express';
import { formOf } from '../contract';
import { creditOfferFields } from '../payloads/creditOffer';
import type { Settings } from '../settings';
import type { CreditOffer, OfferStatus } from '../story/creditOffer';
import type { Story } from '../story/story';
import { ok, type Answer } from './answer';
import { choiceOf, found, textOf } from './lookup';
import { pageOf } from './pages';
import type { Respond } from './respond';

type Parts = { respond: Respond; story: Story; settings: Settings };

const STATUSES: readonly OfferStatus[] = ['available', 'accepted', 'expired'];

export function creditOfferRoutes({ respond, story, settings }: Parts): Router {
	const { customers, creditOffers } = story;
	const router = Router();
	router.get(
		'/credit-offers',
		respond((request) => list(request, textOf(request, 'customer_id'))),
	);
	router.get(
		'/customers/:id/credit-offers',
		respond((request) => list(request, found(customers, 'customer', request).id)),
	);
	router.get(
		'/credit-offers/:id',
		respond((request) => ok(shown(found(creditOffers, 'credit offer', request)))),
	);
	return router;

	function list(request: Request, customerId: string | undefined): Answer {
		const status = choiceOf(request, 'status', STATUSES);
		const offers = creditOffers
			.list()
			.filter((offer) => status === undefined || offer.status === status)
			.filter((offer) => customerId === undefined || offer.customerId === customerId);
		const { data, hasMore } = pageOf(offers.reverse(), request);
		return ok({ data: data.map(shown), has_more: hasMore });
	}

	function shown(offer: CreditOffer) {
		const form = formOf(settings.contract);
		return {
			...creditOfferFields(form, offer, customers.get(offer.customerId)),
			created_at: form.time(offer.createdAt),
			updated_at: form.time(offer.updatedAt),
		};
	}
}
