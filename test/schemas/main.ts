import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { outputSchemas, SCHEMA_FOLDER } from './outputSchemas';

void writeAll(outputSchemas());

async function writeAll(texts: Record<string, string>): Promise<void> {
	await rm(SCHEMA_FOLDER, { recursive: true, force: true });
	for (const [file, text] of Object.entries(texts)) {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	}
}
