import committed from '../../../nodes/Dinie/__schema__/v1.1.0.json';
import { triggerSchema } from '../../schemas/triggerSchema';

test('the fields that the editor shows before the first event are those of the catalogue', () => {
	expect(committed).toEqual(triggerSchema());
});

test('the editor shows the fields of every event side by side', () => {
	const fields = Object.keys(triggerSchema().properties?.data?.properties ?? {});
	expect(fields).toEqual(expect.arrayContaining(['id', 'error', 'payment', 'kyc', 'signing_url']));
});
