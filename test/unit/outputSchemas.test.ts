import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dinie } from '../../nodes/Dinie/Dinie.node';
import action from '../../nodes/Dinie/Dinie.node.json';
import { DinieTrigger } from '../../nodes/Dinie/DinieTrigger.node';
import trigger from '../../nodes/Dinie/DinieTrigger.node.json';
import { outputSchemas, SCHEMA_FOLDER } from '../schemas/outputSchemas';
import { triggerItem } from '../schemas/triggerItem';

test('the fields that the editor shows before a run are what `npm run schemas` makes of the samples', () => {
	const files = readdirSync(SCHEMA_FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json'))
		.map((file) => join(SCHEMA_FOLDER, file));
	const committed = files.map((file) => [file, readFileSync(file, 'utf8')]);
	expect(Object.fromEntries(committed)).toEqual(outputSchemas());
});

test('the version that a node is listed with is its newest, whose fields the editor shows', () => {
	for (const [node, listed] of [
		[new Dinie(), action],
		[new DinieTrigger(), trigger],
	] as const) {
		const newest = Math.max(...[node.description.version].flat());
		expect(Number(listed.nodeVersion)).toBe(newest);
	}
});

test('the editor shows the fields of every event side by side', () => {
	expect(triggerItem().data).toMatchObject({
		id: expect.anything(),
		error: expect.anything(),
		payment: expect.anything(),
		kyc: expect.anything(),
		signing_url: expect.anything(),
	});
});
