import { launchChromium } from './chromium';

const before = process.env['CHROMIUM_PATH'];

afterEach(() => {
	if (before === undefined) delete process.env['CHROMIUM_PATH'];
	else process.env['CHROMIUM_PATH'] = before;
});

test('says in one line how to get a browser when there is none', async () => {
	process.env['CHROMIUM_PATH'] = '/no/such/chromium';
	await expect(launchChromium()).rejects.toThrow(
		/^There is no Chromium at \/no\/such\/chromium: apt-get install chromium, .*$/,
	);
});
