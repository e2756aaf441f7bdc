import type { List } from './pages';
import { fetchRecord } from './record';
import type { Send } from './send';

const pathOf = (id: string) => `/loans/${encodeURIComponent(id)}`;

/** Dinie has no list of loans. */
export const getLoan = async (send: Send, id: string) =>
	await fetchRecord(send, `fetch loan ${id}`, pathOf(id));

export const transactionsOf = (loanId: string): List => ({
	path: `${pathOf(loanId)}/transactions`,
	purpose: `list the transactions of loan ${loanId}`,
});
