import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../package/run';

const ROOT = join(__dirname, '../..');
const LEFT_OUT = ['.git', '.stryker-tmp', 'coverage', 'dist', 'node_modules', 'reports'];

/** A copy of the repository, to be changed by the name of a file as one would by hand. */
export class Copy {
	private constructor(readonly folder: string) {}

	static async make(): Promise<Copy> {
		const folder = await mkdtemp(join(tmpdir(), 'contributing-'));
		const filter = (file: string) => !LEFT_OUT.includes(basename(file));
		await cp(ROOT, folder, { recursive: true, filter });
		await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
		return new Copy(folder);
	}

	async read(file: string): Promise<string> {
		return await readFile(join(this.folder, file), 'utf8');
	}

	async write(file: string, text: string): Promise<void> {
		await writeFile(join(this.folder, file), text);
	}

	/** Puts text before the first place that reads like this. */
	async insert(file: string, text: string, place: string): Promise<void> {
		const [before, ...rest] = (await this.read(file)).split(place);
		if (rest.length === 0) throw new Error(`${file} holds no ${place}`);
		await this.write(file, [`${before}${text}`, ...rest].join(place));
	}

	async npm(...args: string[]): Promise<string> {
		// What Jest sets here would have n8n's lint rules take each file for one of their own tests.
		const env = { ...process.env, NODE_ENV: undefined };
		return await run('npm', args, { cwd: this.folder, env });
	}

	/** Every file that is not as it was, sorted. */
	async changed(): Promise<string[]> {
		const files = await readdir(this.folder, { recursive: true, withFileTypes: true });
		const paths = files
			.filter((file) => file.isFile())
			.map((file) => join(file.parentPath, file.name));
		const changes = paths.map(async (path) => {
			const name = path.slice(this.folder.length + 1);
			const [now, once] = await Promise.all([path, join(ROOT, name)].map(textOf));
			return now === once ? [] : [name];
		});
		return (await Promise.all(changes)).flat().sort();
	}

	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true });
	}
}

const textOf = async (path: string) => await readFile(path, 'utf8').catch(() => undefined);
