import { execFileSync, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
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

/** Runs the built bot without a token for as long as something is done with its preview. */
async function withPreview(run: (address: string) => Promise<void>): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'silent' };
  const bot = spawn(process.execPath, ['dist/cli.js', 'start'], { env });
  try {
    for await (const line of createInterface({ input: bot.stdout })) {
      const [address] = /http:\S+/.exec(line) ?? [];
      if (address === undefined) continue;
      await run(address);
      break;
    }
  } finally {
    bot.kill();
  }
}

if (missingBrowser !== false) throw new Error(missingBrowser);
if (execFileSync('fc-list', [':lang=und-zsye']).length === 0)
  throw new Error('Signs would be boxes: install fonts-noto-color-emoji');
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
for (const shot of pictured) await withPreview(async (address) => take(browser, address, shot));
await browser.close();
await writeFile(path.join(folder, 'payloads.json'), `${JSON.stringify(await hashPayloads(), null, 2)}\n`);
