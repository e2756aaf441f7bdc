import { toItem } from '../../webhook/item';

/** An item like those of the Dinie Trigger, with the fields of `data` that every event has. */
export const EVENT_ITEM = toItem(
	{
		type: 'loan.active',
		timestamp: '2026-03-04T10:00:00Z',
		data: { id: 'ln_2b7d9e4f1a6c48d3b5e0f7a8c9d1e2f3', status: 'active' },
	},
	{
		webhookId: 'evt_8e1d4c7b2a5f4903b6d8e0f1a2c3b4d5',
		timestamp: '1772618400',
		endpointId: null,
	},
);
