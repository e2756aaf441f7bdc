import type { INodeProperties } from 'n8n-workflow';
import { rotateSecret as rotate } from '../../transport/rotateSecret';
import type { Operation } from '../operation';
import { endpointId, options, SECRET_HINT } from './fields';
import { changeableEndpoint } from './ownership';
import { ENDPOINT, SECRET } from './sample';

const CONSEQUENCE =
	'it would not know the new secret and might refuse every delivery once the current one has expired';

const expireCurrentIn: INodeProperties = {
	displayName: 'Expire Current Secret In (Seconds)',
	name: 'expireCurrentIn',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 86_400, numberPrecision: 0 },
	default: 3600,
	description:
		'How long deliveries are signed with both secrets, up to 24 hours; 0 ends the current one at once',
};

export const rotateSecret: Operation = {
	value: 'rotateSecret',
	name: 'Rotate Secret',
	action: 'Rotate secret of webhook endpoint',
	description: 'Make a new signing secret; the current one stays valid for a while',
	hint: SECRET_HINT,
	returnsSecret: true,
	properties: [endpointId, expireCurrentIn, options],
	sample: {
		id: ENDPOINT.id,
		secret: SECRET,
		previous_secret_expires_at: '2026-03-04T11:00:00Z',
	},

	async execute(item) {
		const graceSeconds = item.field(expireCurrentIn).wholeNumber();
		const { id } = await changeableEndpoint(item, CONSEQUENCE);
		const idempotencyKey = item.idempotencyKey({ id, graceSeconds });
		return await rotate(item.dinie, id, { graceSeconds, idempotencyKey });
	},
};
