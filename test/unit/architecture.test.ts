import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../package/run';

const ROOT = join(__dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = join(ROOT, '.dependency-cruiser.mjs');

/** Each file breaks one rule with its one import. */
const BREACHES = [
	['no-circles', 'credentials/a.ts', `import type { B } from './b'`],
	['actions-know-no-trigger', 'nodes/Dinie/actions/a.ts', `import '../trigger/kept'`],
	['trigger-knows-no-actions', 'nodes/Dinie/trigger/a.ts', `import '../methods/viaAnother'`],
	['shared-knows-neither-node', 'nodes/Dinie/transport/a.ts', `import '../trigger/kept'`],
	['shared-knows-neither-node', 'nodes/Dinie/webhook/item.ts', `import '../actions/create'`],
	['shared-knows-neither-node', 'nodes/Dinie/time.ts', `import type { K } from './trigger/kept'`],
	['pure-knows-no-n8n', 'nodes/Dinie/events/a.ts', `import type { INode } from 'n8n-workflow'`],
	['pure-knows-no-n8n', 'nodes/Dinie/webhook/signature.ts', `import '../errors'`],
	['pure-knows-no-n8n', 'nodes/Dinie/personalData.ts', `import { sleep } from 'n8n-workflow'`],
	['sandbox-takes-types-only', 'sandbox/sign.ts', `import { sign } from '../nodes/Dinie/url'`],
	['shipped-knows-only-shipped', 'nodes/Dinie/a.ts', `import '../../sandbox/ids'`],
	['shipped-knows-only-shipped', 'credentials/c.ts', `import '../test/helpers'`],
] as const;

/** What breaks no rule, and what the breaches need. */
const PERMITTED = {
	'credentials/b.ts': `import type { A } from './a'`,
	'nodes/Dinie/Dinie.node.ts': `import './actions/create'; import './trigger/kept';`,
	'nodes/Dinie/methods/viaAnother.ts': `import '../actions/create'`,
	'nodes/Dinie/errors.ts': `import { sleep } from 'n8n-workflow'`,
	'sandbox/payloads.ts': `import type { EventType } from '../nodes/Dinie/url'`,
	'nodes/Dinie/actions/create.ts': '',
	'nodes/Dinie/trigger/kept.ts': '',
	'nodes/Dinie/url.ts': '',
	'sandbox/ids.ts': '',
	'test/helpers.ts': '',
};

type Violation = { rule: { name: string }; from: string };

let folder: string;
let found: { violations: Violation[]; rules: string[] };

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'architecture-'));
	const breaches = BREACHES.map(([, file, source]) => [file, source] as const);
	for (const [file, source] of [...Object.entries(PERMITTED), ...breaches]) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), source);
	}
	found = await cruise(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('lint refuses each import that breaks the architecture, and no other', () => {
	const expected = BREACHES.map(([rule, file]) => `${rule}: ${file}`);
	expect(found.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort()).toEqual(
		expected.sort(),
	);
});

test('each rule of the architecture has an import here that breaks it', () => {
	expect([...new Set(BREACHES.map(([rule]) => rule))].sort()).toEqual(found.rules.sort());
});

async function cruise(cwd: string): Promise<typeof found> {
	const folders = ['nodes', 'credentials', 'sandbox'];
	const options = ['--config', CONFIG, '--output-type', 'json'];
	const output = await run(process.execPath, [CRUISER, ...options, ...folders], { cwd });
	const { summary } = JSON.parse(output);
	const rules: Array<{ name: string }> = summary.ruleSetUsed.forbidden;
	return { violations: summary.violations, rules: rules.map(({ name }) => name) };
}
