/** Appends, and forgets the oldest items beyond the limit. */
export function remember<Item>(history: Item[], item: Item, limit: number): Item {
	history.push(item);
	if (history.length > limit) history.splice(0, history.length - limit);
	return item;
}
