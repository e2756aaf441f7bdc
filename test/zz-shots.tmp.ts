import { readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { setStage } from '/work/main/test/helpers/stage';
import { OWNER } from '/work/main/test/n8n/session';
async function main() {
  const stage = await setStage({ log: console.log });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1500, height: 1000 } });
    const page = await context.newPage();
    const answer = await page.request.post(`${stage.n8n.url}/rest/login`, { data: { emailOrLdapLoginId: OWNER.email, password: OWNER.password } });
    console.log('login', answer.status());
    for (const file of readdirSync('/work/main/examples')) {
      const { id } = await stage.addExample(file);
      await page.goto(`${stage.n8n.url}/workflow/${id}`);
      await page.waitForSelector('[data-test-id="sticky"]', { timeout: 60000 });
      await page.waitForTimeout(2500);
      await page.keyboard.press('1').catch(() => undefined);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: `/tmp/gen/${file.replace('.json', '.png')}` });
      console.log(file, 'done');
    }
  } finally { await browser.close(); await stage.close(); }
}
main().then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });
