const RECORD = { name: 'Padaria do João Ltda.', status: 'active', amount: '1250.75', months: 12 };

/** An event of exactly this many bytes, the same for all contestants. */
export function eventOfBytes(bytes: number): string {
	const records = Math.max(
		0,
		Math.floor((bytes - 400) / Buffer.byteLength(JSON.stringify(RECORD))),
	);
	const data = {
		id: 'ln_01',
		records: Array.from({ length: Math.floor(records * 0.9) }, () => RECORD),
	};
	const event = { id: 'evt_01', type: 'loan.error', timestamp: '2026-04-03T21:00:00Z', data };
	const unfilled = Buffer.byteLength(JSON.stringify({ ...event, filler: '' }));
	return JSON.stringify({ ...event, filler: 'x'.repeat(Math.max(0, bytes - unfilled)) });
}
