import { entriesOf, type List } from './pages';
import { fetchRecord } from './record';
import type { Send } from './send';

const PATH = '/customers';

export type CustomerQuery = {
	cpf?: string;
	external_id?: string;
	status?: string;
	sort?: string;
	order?: string;
};

/** A list of customers; no purpose names a CPF, which must not get into messages. */
export const customersWith = (qs: CustomerQuery): List => ({
	path: PATH,
	purpose: 'list the customers',
	qs,
});

export const getCustomer = async (send: Send, id: string) =>
	await fetchRecord(send, `fetch customer ${id}`, `${PATH}/${encodeURIComponent(id)}`);

/** The IDs of customers that carry a partner's own ID, as far as two: nothing says that it is unique. */
export async function idsWithExternalId(send: Send, externalId: string): Promise<string[]> {
	const ids: string[] = [];
	for await (const { id, external_id } of entriesOf(
		send,
		customersWith({ external_id: externalId }),
	)) {
		if (external_id === externalId) ids.push(id);
		if (ids.length === 2) break;
	}
	return ids;
}
