import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionResources } from '../../nodes/Dinie/actions/resources';
import { triggerParameters } from '../../nodes/Dinie/trigger/parameters';
import { toItem } from '../../nodes/Dinie/webhook/item';
import { ENUMERATIONS, PERSONAL_NAMES } from '../../nodes/Dinie/personalNames';
import { scripts } from '../../package.json';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const readme = read('README.md');
const papers = [
	'README.md',
	'docs/README.pt-BR.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'CHANGELOG.md',
];
const section = (title: string) =>
	readme.split(/^## /m).find((text) => text.startsWith(title)) ?? '';

test.each(papers)('every file that %s links to exists', (paper) => {
	const links = [...read(paper).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
		([, path]) => path ?? '',
	);
	const missing = links.filter((path) => !existsSync(join(ROOT, paper, '..', path)));
	expect(missing).toEqual([]);
});

test('every file and folder that CONTRIBUTING names exists', () => {
	const named = [...read('CONTRIBUTING.md').matchAll(/`([\w.]+\/[\w./<>]*)`/g)].map(
		([, path = '']) => path.replace('<resource>', 'webhookEvent').replace('<operation>', 'verify'),
	);
	expect(named.length).toBeGreaterThan(0);
	expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('every heading that the README points at exists', () => {
	const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
		text
			.toLowerCase()
			.replace(/[^\w -]/g, '')
			.replace(/ /g, '-'),
	);
	const targets = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
	expect(targets.filter((target) => !headings.includes(target ?? ''))).toEqual([]);
});

test.each(papers)('every npm command in %s exists', (paper) => {
	const commands = [...read(paper).matchAll(/npm (?:run )?([\w:]+)/g)].map(
		([, name]) => name ?? '',
	);
	const builtIn = ['audit', 'ci', 'install', 'test'];
	expect(commands.filter((name) => !(name in scripts) && !builtIn.includes(name))).toEqual([]);
});

test('the README lists exactly the examples that there are', () => {
	const listed = [...section('Examples').matchAll(/\]\(examples\/([\w-]+\.json)\)/g)].map(
		([, file]) => file,
	);
	expect(listed.sort()).toEqual(readdirSync(join(ROOT, 'examples')).sort());
});

test('the README explains every parameter and option of the trigger', () => {
	const named = triggerParameters.flatMap(({ type, displayName, options = [] }) => {
		if (type === 'notice') return [];
		if (type !== 'collection') return [displayName];
		return options.map((option) => ('displayName' in option ? option.displayName : option.name));
	});
	const explained = section('Dinie Trigger');
	expect(named.filter((name) => !explained.includes(name))).toEqual([]);
});

test('the README says exactly which names of fields are personal data', () => {
	const [, rule = ''] = /\*\*Fields go by their names(.*)/.exec(readme) ?? [];
	const [, listed = '', rest = ''] = /is enough: (.*?)\.(.*)/.exec(rule) ?? [];
	expect(listed).toBe(PERSONAL_NAMES.map((name) => `\`${name}\``).join(', '));
	expect(ENUMERATIONS.filter((name) => !rest.includes(`\`${name}\``))).toEqual([]);
});

test('the item in the README has the fields of a real one', () => {
	const [, json = ''] = /```json\n([^`]+)```/.exec(section('Dinie Trigger')) ?? [];
	const item = toItem(
		{ type: 'loan.error', timestamp: 0, data: {} },
		{ webhookId: 'evt_1', timestamp: '1772618400', endpointId: 'we_1' },
	);
	expect(Object.keys(JSON.parse(json)).sort()).toEqual(Object.keys(item).sort());
});

test('the README lists exactly the operations that the Dinie node has', () => {
	const rows = [...section('Dinie node').matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\|$/gm)];
	const listed = rows.slice(2).map(([, resource, names = '']) => [
		resource,
		names
			.split(' · ')
			.map((name) => name.replace(/ \(.*\)/, ''))
			.sort(),
	]);
	const known = actionResources.map(({ name, operations }) => [
		name,
		operations.map((operation) => operation.name).sort(),
	]);
	expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(known));
});

test('the README sets up queue mode as its test does', () => {
	const folder = 'test/queue';
	const sources = readdirSync(join(ROOT, folder)).map((file) => read(`${folder}/${file}`));
	const settings = section('Queue mode').match(/\b[A-Z\d]+(?:_[A-Z\d]+)+(?==)/g) ?? [];
	expect(settings).toContain('EXECUTIONS_MODE');
	expect(settings.filter((name) => !sources.join().includes(name))).toEqual([]);
});

test.each(['test/n8n', 'test/n8n-oldest'])('the README says which n8n is in %s', (folder) => {
	const { dependencies } = JSON.parse(read(`${folder}/package.json`));
	expect(section('Compatibility')).toContain(`| ${dependencies.n8n} (`);
});
