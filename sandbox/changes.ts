/** One thing that happened in the sandbox; whoever listens looks the rest up by id. */
export type Change = {
	kind:
		| 'endpoint'
		| 'event'
		| 'delivery'
		| 'request'
		| 'fault'
		| 'customer'
		| 'credit offer'
		| 'loan';
	id: string;
};

export type Listener = (change: Change) => void;

export type Changes = ReturnType<typeof createChanges>;

export function createChanges() {
	const listeners = new Set<Listener>();
	return {
		announce(kind: Change['kind'], id: string): void {
			for (const listener of listeners) listener({ kind, id });
		},
		/** Returns the function that ends the subscription. */
		subscribe(listener: Listener): () => void {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
	};
}
