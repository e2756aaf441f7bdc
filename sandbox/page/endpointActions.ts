import type { Endpoint } from '../api/endpointStore';
import { FORGERY_NAMES } from '../deliveries/forge';
import type { Sandbox } from '../sandbox';
import type { Form } from './form';
import { settledSoon } from './settledSoon';

type Action = (sandbox: Sandbox, endpoint: Endpoint, form: Form) => string | Promise<string>;

/** What the buttons of an endpoint do, by the last part of their path; each says what it did. */
export const ENDPOINT_ACTIONS: Record<string, Action> = {
	disable({ endpoints }, { id, url }) {
		endpoints.edit(id, { status: 'disabled' });
		return `Disabled ${url}.`;
	},
	enable({ endpoints }, { id, url }) {
		endpoints.edit(id, { status: 'active' });
		return `Enabled ${url}.`;
	},
	delete({ endpoints }, { id, url }) {
		endpoints.remove(id);
		return `Deleted ${url}.`;
	},
	rotate({ endpoints }, { id }) {
		endpoints.rotate(id);
		return 'Rotated the secret; deliveries are signed with both for an hour.';
	},
	'rotate-at-once'({ endpoints }, { id }) {
		endpoints.rotate(id, { expireCurrentIn: 0 });
		return 'Rotated the secret; deliveries are signed with the new one only.';
	},
	async forge(sandbox, { id }, form) {
		const forgery = FORGERY_NAMES.find((name) => name === form('forgery'));
		if (!forgery) throw new Error('The sandbox knows no such forgery.');
		await settledSoon(sandbox.forge(id, forgery));
		return `Sent a delivery with ${ARTICLES[forgery]}; see the deliveries for the answer.`;
	},
};

const ARTICLES = {
	'wrong signature': 'a wrong signature',
	'old timestamp': 'an old timestamp',
	'no signature': 'no signature',
};
