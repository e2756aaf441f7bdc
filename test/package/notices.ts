import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledPackages, type BundledPackage } from './bundledPackages';

export const NOTICES = join(__dirname, '../../THIRD_PARTY_NOTICES.md');

const INTRODUCTION = `# Third-party notices

\`dist/nodes/Dinie/webhook/standardWebhooks.js\` contains the packages below, because n8n installs no dependencies of a community package. All other code is our own. Written by \`npm run notices\`.
`;

/** The text of \`THIRD_PARTY_NOTICES.md\` for what is installed. */
export async function thirdPartyNotices(): Promise<string> {
	const sections = (await bundledPackages()).map(section);
	return [INTRODUCTION, ...(await Promise.all(sections))].join('\n');
}

async function section(bundled: BundledPackage): Promise<string> {
	const { name, version, license, repository } = bundled;
	const text = (await licenceText(bundled)).trim();
	return `## ${name} ${version}\n\n${license}, <${repository}>\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}

async function licenceText({ name, folder }: BundledPackage): Promise<string> {
	const [file] = (await readdir(folder)).filter((entry) => /^licen[cs]e/i.test(entry));
	if (file) return await readFile(join(folder, file), 'utf8');
	// The package standardwebhooks holds no licence file: this is libraries/LICENSE of its repository.
	return await readFile(join(__dirname, 'licences', `${name}.txt`), 'utf8');
}

if (require.main === module) {
	void thirdPartyNotices().then(async (text) => await writeFile(NOTICES, text));
}
