import assert from 'node:assert/strict';
import { filesIn, ROOT, type Packed } from './packed';

type Scan = { passed: boolean; message?: string; details?: string };

type Scanner = {
	analyzePackage(folder: string, patterns: string[]): Promise<Scan>;
	SOURCE_FILE_PATTERNS: string[];
};

/** n8n's scanner on the source, as it will fetch it from the commit that the provenance names. */
export async function scannedSource(): Promise<string> {
	const { SOURCE_FILE_PATTERNS } = await scanner();
	return await scan(ROOT, SOURCE_FILE_PATTERNS);
}

/** n8n's scanner on what is published. */
export async function scannedTarball({ unpacked }: Packed): Promise<string> {
	const files = (await filesIn(unpacked)).filter((file) => file.endsWith('.js'));
	return `${await scan(unpacked, ['**/*.js', 'package.json'])}, ${files.length} scripts`;
}

async function scan(folder: string, patterns: string[]): Promise<string> {
	const { passed, message, details } = await (await scanner()).analyzePackage(folder, patterns);
	assert.ok(passed, `${message}\n${details ?? ''}`);
	return patterns.join(', ');
}

// Untyped, and an ES module: a name that is not a literal keeps TypeScript from looking for types.
async function scanner(): Promise<Scanner> {
	const file: string = '@n8n/scan-community-package/scanner/scanner.mjs';
	return (await import(file)) as Scanner;
}
