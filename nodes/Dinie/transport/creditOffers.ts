import type { Entry, List } from './pages';
import type { Send } from './send';

const PATH = '/credit-offers';

export const creditOffersWith = (qs: { customer_id?: string; status?: string }): List => ({
	path: PATH,
	purpose: 'list the credit offers',
	qs,
});

export async function getCreditOffer(send: Send, id: string): Promise<Entry> {
	const request = { purpose: `fetch credit offer ${id}`, method: 'GET' } as const;
	const path = `${PATH}/${encodeURIComponent(id)}`;
	return (await send({ ...request, path, expected: { id: 'text' } })) as Entry;
}
