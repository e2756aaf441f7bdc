/** A map that holds so many entries at the most; the one set longest ago is forgotten first. */
export class BoundedMap<T> {
	private readonly entries = new Map<string, T>();

	constructor(private readonly most: number) {}

	get size(): number {
		return this.entries.size;
	}

	get(key: string): T | undefined {
		return this.entries.get(key);
	}

	set(key: string, value: T): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		for (const oldest of this.entries.keys()) {
			if (this.entries.size <= this.most) return;
			this.entries.delete(oldest);
		}
	}

	delete(key: string): boolean {
		return this.entries.delete(key);
	}

	/** The one set longest ago. */
	oldest(): [string, T] | undefined {
		for (const entry of this.entries) return entry;
		return undefined;
	}
}
