import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What the test starts, and the Debian package that brings it. */
const NEEDED = {
	'redis-server': 'redis-server',
	pg_config: 'postgresql',
	psql: 'postgresql',
	faketime: 'faketime',
};

/** Installs the Debian packages that are absent, if we may. */
export async function requirePrograms(log: (line: string) => void): Promise<void> {
	const packages = new Set<string>();
	for (const [program, name] of Object.entries(NEEDED)) {
		const isThere = await execute(program, ['--version']).then(
			() => true,
			() => false,
		);
		if (!isThere) packages.add(name);
	}
	if (packages.size === 0) return;
	const names = [...packages];
	log(`Installing ${names.join(', ')}`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await execute('apt-get', ['update', '-qq'], { env })
		.then(async () => await execute('apt-get', ['install', '-y', '-qq', ...names], { env }))
		.catch((error: Error) => {
			const reason = error.message.trim().split('\n').at(-1);
			throw new Error(`Install ${names.join(', ')} (Debian's packages): ${reason}`);
		});
}
