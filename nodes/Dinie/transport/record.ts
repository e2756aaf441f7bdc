import type { Entry } from './pages';
import type { Send } from './send';

/** One record of Dinie; `purpose` completes "Dinie refused to …". */
export async function fetchRecord(send: Send, purpose: string, path: string): Promise<Entry> {
	return (await send({ purpose, method: 'GET', path, expected: { id: 'text' } })) as Entry;
}
