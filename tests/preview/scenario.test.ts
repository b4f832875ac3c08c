import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startBot, type BotProcess } from '../helpers/bot-process.ts';
import { findBarriers, launchBrowser, missingBrowser, openPage } from './browser.ts';

/** The built bot without a token, and the address that it prints. */
async function startBuiltPreview(): Promise<{ bot: BotProcess; address: string }> {
  const bot = startBot({ env: { PORT: '0' } });
  const line = await bot.waitForLine(/Try the bot in a browser/);
  return { bot, address: /http:\S+/.exec(line)?.[0] ?? '' };
}

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

describe.skipIf(missingBrowser)('a member at the preview of the built bot', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  async function open(options = {}): Promise<{ page: Page; bot: BotProcess; complaints: string[] }> {
    const { bot, address } = await startBuiltPreview();
    const { page, complaints } = await openPage(browser, address, options);
    onTestFinished(async () => {
      await page.context().close();
      expect(complaints).toEqual([]);
    });
    return { page, bot, complaints };
  }

  test.each(['dark', 'light'] as const)(
    'asks, follows up, compares, shares and deletes by keyboard alone, in the %s theme',
    async (colorScheme) => {
      const { page } = await open({ colorScheme });
      await page.keyboard.type('/virt what is KVM');
      await page.keyboard.press('Enter');
      const answer = page.getByRole('article').filter({ hasText: 'Ada used /virt' });
      await answer.getByText('What is KVM?').waitFor();
      expect(await answer.locator('blockquote strong').first().textContent()).toContain('KVM');
      expect(await findBarriers(page)).toEqual([]);

      await goBackTo(page, 'More passages');
      await page.keyboard.press('Enter');
      const more = page.getByRole('article').filter({ hasText: 'Only you can see this' });
      await more.first().waitFor();

      await page.keyboard.type('/');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Backspace');
      await goBackTo(page, 'Follow up');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('who uses it?');
      await page.keyboard.press('Enter');
      await page.getByRole('article').filter({ hasText: 'who uses it (KVM)?' }).waitFor();

      await goBackTo(page, 'Share');
      await page.keyboard.press('Enter');
      // The answer that everybody sees has one as well.
      await page.getByRole('button', { name: 'Delete' }).nth(1).waitFor();
      expect(await findBarriers(page)).toEqual([]);

      await goBackTo(page, 'Compare');
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const comparison = page
        .getByRole('article')
        .filter({ hasText: /KVM and \w/ })
        .last();
      await comparison.waitFor();

      const count = await page.getByRole('button', { name: 'Delete' }).count();
      await goBackTo(page, 'Delete');
      await page.keyboard.press('Enter');
      await page
        .getByRole('button', { name: 'Delete' })
        .nth(count - 1)
        .waitFor({ state: 'detached' });
    },
  );

  test('compares two things with suggestions, and sees the picture of it, on a screen 360 px wide', async () => {
    const { page } = await open({ viewport: { width: 360, height: 740 } });
    await page.keyboard.type('/compare KVM');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Open');
    await page
      .getByRole('option', { name: /OpenVZ/ })
      .first()
      .click();
    await page.keyboard.press('Enter');
    const answer = page.getByRole('article').filter({ hasText: 'Ada used /compare' });
    await answer.getByText('KVM and OpenVZ').first().waitFor();
    await answer.getByRole('button', { name: 'Picture' }).click();
    const picture = page.getByRole('img', { name: /^KVM and OpenVZ/ });
    await picture.waitFor({ timeout: 20_000 });
    await picture.evaluate('(image) => image.decode()');
    expect(await picture.getAttribute('alt')).toMatch(/\n.+KVM: “/);
    expect(await page.evaluate('document.querySelector(".messages").scrollWidth')).toBeLessThanOrEqual(360);
    expect(await findBarriers(page)).toEqual([]);
  });

  test('is told when the bot stops', async () => {
    const { page, bot, complaints } = await open();
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    await page.getByText('The bot is not running any more').waitFor();
    // The browser says that the connection broke off.
    complaints.length = 0;
  });
});
