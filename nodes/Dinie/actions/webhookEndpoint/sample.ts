import { withOwner } from './ownership';

/** An endpoint that a trigger registered, as the operations return it. */
export const ENDPOINT = withOwner({
	id: 'we_5d1f0a9c3b7e4826a1c4e7f2b9d60358',
	url: 'https://partner.example/webhooks',
	events: ['loan.*'],
	description: 'Loan desk [n8n:0123456789ab/workflow/node]',
	status: 'active',
	created_at: '2026-03-04T10:00:00Z',
	updated_at: '2026-03-04T10:00:00Z',
});

export const SECRET = 'whsec_shown-only-once';
