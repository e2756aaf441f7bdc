import { Copy } from './copy';
import { addOperation, beginEvent, finishEvent } from './steps';

/** Of the integration tests, the new one and those that look at each event or at each operation. */
const TESTS = [
	...['unit/', 'getStatus', 'fieldTable', 'outputSchemas'],
	...['trigger/outputs', 'sandbox/pageEvents'],
];

let copy: Copy;
beforeAll(async () => (copy = await Copy.make()));
afterAll(async () => await copy?.remove());

/** The files and folders that CONTRIBUTING names in the steps of these sections, each as what matches its files. */
async function placesIn(...titles: string[]): Promise<RegExp[]> {
	const sections = (await copy.read('CONTRIBUTING.md')).split(/^## /m);
	const meant = sections.filter((section) => titles.some((title) => section.startsWith(title)));
	const steps = meant.join('').match(/^\d+\. .*/gm) ?? [];
	const places = steps.join().matchAll(/`([\w./<>]*(?:\/|\.\w+))`/g);
	return [...places].map(([, place = '']) => new RegExp(`^${place.replace(/<\w+>/g, '\\w+')}`));
}

async function expectToHaveChanged(places: RegExp[]): Promise<void> {
	const changed = await copy.changed();
	expect(changed.filter((file) => !places.some((place) => place.test(file)))).toEqual([]);
	expect(places.filter((place) => !changed.some((file) => place.test(file)))).toEqual([]);
}

test('who adds an event is told by the types what is missing', async () => {
	await beginEvent(copy);
	const told = /^sandbox\/payloads\/loan\.ts.*loan\.renegotiated/m;
	await expect(copy.npm('run', 'types')).rejects.toThrow(told);
});

test('an event is added in the places that CONTRIBUTING names, and in no other', async () => {
	await finishEvent(copy);
	await expectToHaveChanged(await placesIn('Add an event'));
});

test('an operation is added in the places that CONTRIBUTING names, and in no other', async () => {
	await addOperation(copy);
	await expectToHaveChanged(await placesIn('Add an event', 'Add an operation'));
});

test('with both, lint, types and the tests of every event and operation are green', async () => {
	await copy.npm('run', 'lint');
	await copy.npm('run', 'types');
	const projects = ['--selectProjects', 'unit', 'integration'];
	await copy.npm('exec', '--', 'jest', ...projects, '--testPathPatterns', ...TESTS);
});
