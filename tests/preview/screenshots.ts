import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, missingBrowser, openPage } from './browser.ts';
import { hashPayloads, pictured } from './payloads.ts';

/** The README's pictures of the preview: what is done for each, and how it is looked at. */
interface Shot {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly play: (page: Page) => Promise<void>;
}

const folder = path.resolve(import.meta.dirname, '../../.github/pictures');
const desktop = { viewport: { width: 960, height: 720 } };
const phone = { viewport: { width: 360, height: 720 }, deviceScaleFactor: 2 };

async function ask(page: Page, command: string): Promise<void> {
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
  await page
    .getByRole('article')
    .filter({ hasText: /Ada (?:used|đã dùng)/ })
    .last()
    .waitFor();
  await settle(page);
}

/** Pictures have come, and the last message is seen from its beginning. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode().catch(() => null)))');
  await page.evaluate('[...document.querySelectorAll("article")].at(-1).scrollIntoView()');
}

/** How each is looked at. */
const views: Readonly<Record<(typeof pictured)[number]['name'], BrowserContextOptions>> = {
  'answer-dark': { ...desktop, colorScheme: 'dark' },
  'suggestions-light': { ...desktop, colorScheme: 'light' },
  'phone-vietnamese': { ...phone, colorScheme: 'dark', locale: 'vi-VN' },
};

const shots = pictured.map(({ name, question, isTyped }): Shot => ({
  name,
  options: views[name],
  play: async (page) => {
    if (!isTyped) return ask(page, `/virt ${question}`);
    await page.keyboard.type(`/virt ${question}`);
    return page.getByRole('option').first().waitFor();
  },
}));

async function take(browser: Browser, address: string, { name, options, play }: Shot): Promise<void> {
  const { page } = await openPage(browser, address, options);
  page.setDefaultTimeout(10_000);
  await play(page);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.context().close();
}

/** Runs the built bot without a token for as long as it takes to play a shot on a fresh channel. */
async function withPreview(run: (address: string) => Promise<void>): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'silent' };
  const bot = spawn(process.execPath, ['dist/cli.js', 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
for (const shot of shots) await withPreview(async (address) => take(browser, address, shot));
await browser.close();
await writeFile(path.join(folder, 'payloads.json'), `${JSON.stringify(await hashPayloads(), null, 2)}\n`);
