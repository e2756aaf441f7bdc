import type { List } from './pages';
import { fetchRecord } from './record';
import type { Send } from './send';

const PATH = '/credit-offers';

export const creditOffersWith = (qs: { customer_id?: string; status?: string }): List => ({
	path: PATH,
	purpose: 'list the credit offers',
	qs,
});

export const getCreditOffer = async (send: Send, id: string) =>
	await fetchRecord(send, `fetch credit offer ${id}`, `${PATH}/${encodeURIComponent(id)}`);
