import { readFile } from 'node:fs/promises';
import { NOTICES, thirdPartyNotices } from '../../package/notices';

test('the third-party notices are those of the installed packages (else: npm run notices)', async () => {
	expect(await readFile(NOTICES, 'utf8')).toBe(await thirdPartyNotices());
});

test('name each package that is built in, and give its licence', async () => {
	const notices = await thirdPartyNotices();
	const packages = [...notices.matchAll(/^## (\S+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name);
	expect(packages).toEqual(['standardwebhooks', '@stablelib/base64']);
	expect(notices).toContain('Copyright (c) 2023 Svix');
	expect(notices).toContain('Copyright (C) 2016 Dmitry Chestnykh');
});
