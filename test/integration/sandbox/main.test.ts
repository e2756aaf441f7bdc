import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import spawn from 'cross-spawn';
import { startSandbox } from '../../../sandbox/server';
import { until } from '../../n8n/until';
import { reply } from '../../helpers/client';

// Each test starts a process of its own, which a busy machine may take long over.
jest.setTimeout(60_000);

const children: ChildProcess[] = [];

afterEach(() => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
});

test('prints where it is and how to log in, and ends at Ctrl-C', async () => {
	const { child, output } = run('--port', '0', '--contract', 'sdk', '--speed', '60');
	await until('its last line', () => output().includes('Ctrl-C') || undefined);
	const baseUrl = /Base URL +(\S+)/.exec(output())?.[1] ?? '';
	expect(output()).toMatch(/Client ID +dinie_ci_test_\w+\n/);
	expect(output()).toMatch(/Client Secret +dinie_cs_test_\w+\n/);
	expect((await reply(baseUrl)).body).toMatchObject({ code: 'missing_token' });
	const page = /in your browser:\s+(\S+)/.exec(output())?.[1] ?? '';
	expect((await reply(page)).body['text']).toContain('<title>Dinie sandbox</title>');

	child.kill('SIGINT');
	expect(await exitCode(child)).toBe(0);
});

test.each(['--help', '-h'])('prints the usage for %s and ends', async (flag) => {
	const { child, output } = run(flag);
	expect(await exitCode(child)).toBe(0);
	expect(output()).toMatch(/^Usage: npm run sandbox -- \[options\]/);
	for (const each of ['--port', '--client-id', '--client-secret']) expect(output()).toContain(each);
});

test('has the same client ID and secret at every start, so that a credential stays valid', async () => {
	const first = await credentialOf();
	expect(await credentialOf()).toEqual(first);
	expect(await credentialOf('--client-id', 'mine', '--client-secret', 's3cret')).toEqual({
		clientId: 'mine',
		clientSecret: 's3cret',
	});
});

test('says in one line that the port is in use', async () => {
	const other = await startSandbox();
	const { child, output } = run('--port', other.url.split(':').at(-1) ?? '');
	expect(await exitCode(child)).toBe(1);
	expect(output().trim()).toMatch(/^Port \d+ is in use by another program.*--port\.$/);
	await other.close();
});

test.each([
	['--speed', 'fast'],
	['--contract', 'other'],
	['--trust', 'no-such-file.pem'],
	['--verbose', 'yes'],
	['--client-id', 'with:colon'],
	['--client-secret', ''],
])('refuses %s %s', async (flag, value) => {
	const { child, output } = run(flag, value);
	expect(await exitCode(child)).toBe(1);
	expect(output()).toContain(flag === '--trust' ? value : flag);
});

/** What a sandbox started with these flags tells to give to the credential. */
async function credentialOf(...flags: string[]) {
	const { child, output } = run('--port', '0', ...flags);
	await until('its last line', () => output().includes('Ctrl-C') || undefined);
	child.kill('SIGINT');
	const after = (label: string) => new RegExp(`${label} +(\\S+)\\n`).exec(output())?.[1];
	return { clientId: after('Client ID'), clientSecret: after('Client Secret') };
}

function run(...flags: string[]) {
	const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', ...flags]);
	children.push(child);
	let text = '';
	const keep = (chunk: Buffer) => (text += chunk.toString('utf8'));
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	return { child, output: () => text };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
	const [code] = (await once(child, 'close')) as [number | null];
	return code;
}
