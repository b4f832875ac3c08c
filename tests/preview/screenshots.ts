import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { startBot } from '../helpers/bot-process.ts';
import { launchBrowser, missingBrowser, openPage } from './browser.ts';
import { hashPayloads, pictured } from './payloads.ts';

const folder = path.resolve(import.meta.dirname, '../../.github/pictures');

async function take(browser: Browser, address: string, shot: (typeof pictured)[number]): Promise<void> {
  const isPhone = shot.name.startsWith('phone');
  const { page } = await openPage(browser, address, {
    viewport: { width: isPhone ? 360 : 960, height: 720 },
    deviceScaleFactor: isPhone ? 2 : 1,
    colorScheme: shot.name.endsWith('light') ? 'light' : 'dark',
    locale: shot.locale,
  });
  await page.keyboard.type(`/virt ${shot.question}`);
  if (shot.isTyped) {
    await page.getByRole('option').first().waitFor();
  } else {
    await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: 'Ada used' }).waitFor();
    await page.evaluate('document.querySelector("article").scrollIntoView()');
  }
  await page.screenshot({ path: path.join(folder, `${shot.name}.png`) });
  await page.context().close();
}

if (missingBrowser !== false) throw new Error(missingBrowser);
if (execFileSync('fc-list', [':lang=und-zsye']).length === 0)
  throw new Error('Signs would be boxes: install fonts-noto-color-emoji');
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
for (const shot of pictured) {
  const bot = startBot({ env: { PORT: '0', LOG_LEVEL: 'silent', ENCODER: 'on' } });
  const [address = ''] = /http:\S+/.exec(await bot.waitForLine(/http:/)) ?? [];
  await take(browser, address, shot);
  await bot.stop();
}
await browser.close();
await writeFile(path.join(folder, 'payloads.json'), `${JSON.stringify(await hashPayloads(), null, 2)}\n`);
