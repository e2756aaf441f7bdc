import { time } from '../events/samples/fields';

/** When a record was made and changed. */
export const moments = {
	created_at: time('2026-03-04T10:00:00Z'),
	updated_at: time('2026-03-05T09:30:00Z'),
};
