import { dinieApi } from '../../transport/request';
import { rotateSecret as rotate } from '../../transport/rotateSecret';
import type { Operation } from '../operation';
import { endpointId, options, SECRET_HINT } from './fields';
import { wholeNumberIn } from './input';
import { changeableEndpoint } from './ownership';
import { ENDPOINT, SECRET } from './sample';

const CONSEQUENCE =
	'it would not know the new secret and might refuse every delivery once the current one has expired';

const GRACE = {
	name: 'expireCurrentIn',
	displayName: 'Expire Current Secret In (Seconds)',
	least: 0,
	most: 86_400,
};

export const rotateSecret: Operation = {
	value: 'rotateSecret',
	name: 'Rotate Secret',
	action: 'Rotate secret of webhook endpoint',
	description: 'Make a new signing secret; the current one stays valid for a while',
	hint: SECRET_HINT,
	returnsSecret: true,
	properties: [
		endpointId,
		{
			displayName: GRACE.displayName,
			name: GRACE.name,
			type: 'number',
			typeOptions: { minValue: GRACE.least, maxValue: GRACE.most, numberPrecision: 0 },
			default: 3600,
			description:
				'How long deliveries are signed with both secrets, up to 24 hours; 0 ends the current one at once',
		},
		options,
	],
	sample: {
		id: ENDPOINT.id,
		secret: SECRET,
		previous_secret_expires_at: '2026-03-04T11:00:00Z',
	},

	async execute(context, itemIndex) {
		const graceSeconds = wholeNumberIn(context, itemIndex, GRACE);
		const send = dinieApi(context, { itemIndex });
		const { id } = await changeableEndpoint(context, itemIndex, send, CONSEQUENCE);
		return await rotate(send, id, { graceSeconds });
	},
};
