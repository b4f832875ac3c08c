import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type BotProcess, startBot } from '../helpers/bot-process.ts';
import { enter, findBarriers, launchBrowser, missingBrowser, openPage } from './browser.ts';

/** Presses Shift+Tab until the focus is on what has that name. */
async function goBackTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    const label = 'document.activeElement.ariaLabel ?? document.activeElement.textContent';
    // Between the last control and the first, the focus is on the page as a whole.
    const isOnPage = await page.evaluate('document.activeElement === document.body');
    if (isOnPage === false && String(await page.evaluate(label)).includes(name)) return;
  }
  throw new Error(`The keyboard does not reach ${name}`);
}

/** The last message that holds a text. */
const find = (page: Page, hasText: string | RegExp): Locator =>
  page.getByRole('article').filter({ hasText }).last();

describe.skipIf(missingBrowser)('a member at the preview of the built bot', () => {
  let browser: Browser;
  let bot: BotProcess;
  let address = '';

  beforeAll(async () => {
    bot = startBot({ env: { PORT: '0' } });
    browser = await launchBrowser();
    address = /http:\S+/.exec(await bot.waitForLine(/Try the bot in a browser/))?.[0] ?? '';
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
  });

  async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(browser, address, options);
    onTestFinished(async () => {
      await opened.page.context().close();
      expect(opened.complaints).toEqual([]);
    });
    return opened;
  }

  test('finds no barrier at the start, in an answer, a form and a comparison, in any theme or width', async () => {
    const { page } = await open();
    const states: Readonly<Record<string, () => Promise<void>>> = {
      start: async () => {
        await page.keyboard.type('/');
        await page.getByRole('option').first().waitFor();
      },
      answer: async () => {
        await enter(page, 'virt what is LXC');
        await page.getByRole('button', { name: 'Follow up' }).waitFor();
      },
      form: async () => {
        await page.getByRole('button', { name: 'Follow up' }).click();
        await page.getByRole('dialog').waitFor();
      },
      comparison: async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.type('/compare Docker');
        await page.keyboard.press('Tab');
        await enter(page, 'LXC');
        await page.keyboard.press('Enter');
        await find(page, 'Docker and LXC').waitFor();
      },
    };
    for (const [state, reach] of Object.entries(states)) {
      await reach();
      for (const colorScheme of ['dark', 'light'] as const) {
        for (const width of [320, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          const where = `${state}, ${colorScheme}, ${width} px`;
          expect(await findBarriers(page), where).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth'), where).toBe(width);
          expect(await page.evaluate('document.querySelector(".messages").scrollWidth'), where).toBe(width);
        }
      }
    }
  });

  test('asks, follows up, compares, shares and deletes by keyboard alone', async () => {
    const { page } = await open();
    await enter(page, '/virt what is KVM');
    const answer = find(page, /Ada used \/virt.*what is KVM/);
    await answer.getByText('What is KVM?').waitFor();
    expect(await answer.locator('blockquote strong').first().textContent()).toContain('KVM');

    await goBackTo(page, 'More passages');
    await page.keyboard.press('Enter');
    await find(page, 'Only you can see this').waitFor();

    await page.keyboard.type('/');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Backspace');
    await goBackTo(page, 'Follow up');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await enter(page, 'who uses it?');
    const followUp = find(page, 'who uses it (KVM)?');
    await followUp.waitFor();
    // Brought into view.
    const top = await followUp.evaluate((article) => article.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(600);

    await goBackTo(page, 'Share');
    await page.keyboard.press('Enter');
    await find(page, /Ada used \/virt.*who uses it.*asked with \/virt/).waitFor();

    await goBackTo(page, 'Compare');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const comparison = find(page, /KVM and \w/);
    await comparison.getByRole('button', { name: 'Picture' }).press('Enter');
    await page.getByRole('img', { name: /^KVM and .*: “/ }).waitFor();
    expect(await page.evaluate('document.images[0].decode()')).toBeUndefined();

    const count = await page.getByRole('button', { name: 'Delete' }).count();
    await goBackTo(page, 'Delete');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: 'Delete' })
      .nth(count - 1)
      .waitFor({ state: 'detached' });
  });

  test('is told when the bot stops', async () => {
    const { page, complaints } = await open();
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    await page.getByText('The bot is not running any more').waitFor();
    // The browser says that the connection broke off.
    complaints.length = 0;
  });
});
