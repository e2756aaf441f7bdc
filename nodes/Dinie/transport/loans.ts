import type { Entry, List } from './pages';
import type { Send } from './send';

const pathOf = (id: string) => `/loans/${encodeURIComponent(id)}`;

/** Dinie has no list of loans. */
export async function getLoan(send: Send, id: string): Promise<Entry> {
	const request = { purpose: `fetch loan ${id}`, method: 'GET', path: pathOf(id) } as const;
	return (await send({ ...request, expected: { id: 'text' } })) as Entry;
}

export const transactionsOf = (loanId: string): List => ({
	path: `${pathOf(loanId)}/transactions`,
	purpose: `list the transactions of loan ${loanId}`,
});
