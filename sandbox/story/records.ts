import type { Change, Changes } from '../changes';

/** Times are wall-clock milliseconds. */
export type Entity = Readonly<{ id: string; createdAt: number; updatedAt: number }>;

export type Records<Item extends Entity> = ReturnType<typeof createRecords<Item>>;

/** No rules here: tests use it to act behind the API's back. A change makes a new object. */
export function createRecords<Item extends Entity>(kind: Change['kind'], changes: Changes) {
	const records = new Map<string, Item>();

	function save(record: Item): Item {
		records.set(record.id, record);
		changes.announce(kind, record.id);
		return record;
	}

	return {
		/** Oldest first. */
		list: (): Item[] => [...records.values()],
		get: (id: string) => records.get(id),
		count: () => records.size,
		/** The newest of this customer's. */
		latestOf: (customerId: string) => latestOf(records, customerId),
		save,
		edit(id: string, fields: Partial<Item>): Item {
			const record = records.get(id);
			if (!record) throw new Error(`The sandbox has no ${kind} ${id}`);
			return save({ ...record, updatedAt: Date.now(), ...fields });
		},
	};
}

function latestOf<Item extends Entity>(records: Map<string, Item>, customerId: string) {
	let latest: Item | undefined;
	for (const record of records.values()) {
		if ('customerId' in record && record.customerId === customerId) latest = record;
	}
	return latest;
}
