import { ComponentType, InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { escapeText } from '../../src/message/escape.ts';
import { enter, findBarriers, launchBrowser, missingBrowser, openPage } from './browser.ts';
import { everything } from './everything.ts';
import {
  button,
  optionOf,
  reply,
  row,
  type RunningPreview,
  send,
  type StandInBot,
  startPreview,
  text,
} from './stand-in.ts';

if (missingBrowser !== false) console.warn(`Tests of the page are skipped: ${missingBrowser}`);

const select = {
  type: ComponentType.StringSelect,
  custom_id: 'menu',
  options: [{ label: 'Who', value: 'who' }],
};

const answers: Readonly<Record<string, StandInBot>> = {
  ask: (sent) =>
    reply(
      [text(`You asked: ${optionOf(sent, 'question')}`), row(button('more', 'More passages'))],
      optionOf(sent, 'private') === 'true' ? MessageFlags.Ephemeral : 0,
    ),
  everything: () => reply(everything),
  'Read this': (sent) =>
    reply([text(`Read ${sent.data.target_id}`), row(button('share', 'Share'))], MessageFlags.Ephemeral),
  more: () => ({
    type: InteractionResponseType.UpdateMessage,
    data: {
      components: [text('Another passage'), row(button('delete', 'Delete')), row(button('pick', 'Pick'))],
    },
  }),
  pick: () => ({
    type: InteractionResponseType.UpdateMessage,
    data: { components: [text('Pick one'), row(button('more', 'Back')), row(select)] },
  }),
  delete: (_sent, webhook) => ({
    type: InteractionResponseType.DeferredMessageUpdate,
    afterwards: async () => fetch(`${webhook}/messages/@original`, { method: 'DELETE' }),
  }),
  share: (_sent, webhook) => ({
    type: InteractionResponseType.DeferredMessageUpdate,
    afterwards: async () => send(webhook, { components: [text('Shared with everybody')] }),
  }),
  menu: ({ data }) => reply([text(`Picked ${data.values?.join(' and ')}`)], MessageFlags.Ephemeral),
};

const bot: StandInBot = async (sent, webhook) => {
  if (sent.type === InteractionType.ApplicationCommandAutocomplete) {
    const typed = sent.data.options?.find(({ focused }) => focused)?.value;
    const names = [`${String(typed)} of a hypervisor`, 'Something else'];
    const choices = names.map((name) => ({ name, value: `key:${name}` }));
    return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
  }
  return (await answers[sent.data.name ?? sent.data.custom_id ?? '']?.(sent, webhook)) ?? null;
};

let browser: Browser;
let preview: RunningPreview;

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  preview = await startPreview(bot, async () => undefined);
  const { page, complaints } = await openPage(browser, preview.address, options);
  onTestFinished(async () => {
    await page.context().close();
    await preview.close();
    expect(complaints).toEqual([]);
  });
  return page;
}

const composer = (page: Page) => page.getByRole('combobox', { name: 'Message' });
const lastMessage = (page: Page) => page.getByRole('article').last();

describe.skipIf(missingBrowser)('the page', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  test('lists the commands after a slash, completes while typing, and sends the key of what was picked', async () => {
    const page = await open();
    await composer(page).fill('/');
    const options = page.getByRole('option');
    await options.first().waitFor();
    expect(await options.allTextContents()).toEqual([
      '/ask Ask something',
      '/everything Show every kind of component',
      '/silent Never answers',
    ]);
    await composer(page).fill('/as');
    await page.keyboard.press('Enter');
    await page.keyboard.type('type');
    await page.getByRole('option', { name: 'type of a hypervisor' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('You asked: key:type of a hypervisor').waitFor();
    expect(await lastMessage(page).textContent()).toMatch(/Ada used \/ask.*virtbotAPP/);
    expect(await composer(page).evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true);
  });

  test('sends free text as it was typed, and marks a private answer', async () => {
    const page = await open();
    await enter(page, '/ask ');
    // The browser says that the required option is missing.
    await page.keyboard.type('why');
    await page.getByLabel('private').check();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('You asked: why').waitFor();
    expect(preview.sent.filter(({ type }) => type === InteractionType.ApplicationCommand)).toHaveLength(1);
    expect(await lastMessage(page).textContent()).toContain('Only you can see this');
  });

  test('changes a message in place when a button says so, and the focus stays', async () => {
    const page = await open();
    await enter(page, '/ask why');
    await page.getByRole('button', { name: 'More passages' }).press('Enter');
    await page.getByText('Another passage').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Delete');
    expect(await page.getByRole('article').count()).toBe(1);
    await page.getByRole('button', { name: 'Delete' }).press('Enter');
    await page.getByText('Another passage').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.ariaLabel')).toMatch(/^Messages in/u);
  });

  test('leaves what is typed to the composer when a menu takes the place of a button', async () => {
    const page = await open();
    await enter(page, '/ask why');
    await page.getByRole('button', { name: 'More passages' }).click();
    await page.getByRole('button', { name: 'Pick' }).press('Enter');
    await page.getByText('Pick one').waitFor();
    await page.keyboard.type('who');
    expect(await composer(page).inputValue()).toBe('who');
    expect(preview.sent.at(-1)?.data.custom_id).toBe('pick');
  });

  test('runs a command on a message, and names it above what is shared', async () => {
    const page = await open();
    await enter(page, 'hello');
    await page.getByRole('button', { name: 'Read this' }).click();
    await page.getByText(/^Read \d+$/).waitFor();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Shared with everybody').waitFor();
    expect(await lastMessage(page).textContent()).toMatch(/^Ada used Read this.*Shared with everybody/);
    expect(await page.getByRole('article').first().innerText()).toMatch(/Ada\s+Today at \d/);
  });

  test('suggests questions, and brings what follows on a menu into view', async () => {
    const page = await open({ viewport: { width: 800, height: 400 } });
    await page.getByRole('button', { name: 'What is a hypervisor?' }).click();
    await page.getByText('You asked: What is a hypervisor?').waitFor();
    await enter(page, '/everything');
    await page.getByText('Heading one').waitFor();
    await page.locator('.messages').evaluate((list) => list.scrollTo(0, 0));
    await lastMessage(page).getByRole('combobox', { name: 'Compare with…' }).selectOption('xen');
    await page.getByText('Picked xen').waitFor();
    const bottom = 'document.querySelector("article:last-of-type").getBoundingClientRect().bottom';
    expect(await page.evaluate(`${bottom} < innerHeight`)).toBe(true);
  });

  test('shows markup, and marks that make no sense or are escaped, as they were typed', async () => {
    const page = await open();
    const typed = '<t:86400:R> <@5> <#6> <@&7> [x](javascript:alert(1)) #none a_b_c 2*3 **';
    const marks = '**a** __b__ _c_ *d* ~~e~~ `f` [g](https://h.example) <@1000000000000000001> - \\ ```';
    const lines = ['# a', '-# b', '> c', '- d', '1. e', marks];
    await enter(page, typed);
    for (const line of lines) await enter(page, escapeText(line));
    await page.getByRole('article').nth(lines.length).waitFor();
    expect(await page.locator('.markdown').allTextContents()).toEqual([typed, ...lines]);
    await enter(page, 'at https://h.example/a_b');
    await page.getByRole('link', { name: 'https://h.example/a_b' }).waitFor();
    await enter(page, 'see ```js <u>`a` **b**</u>``` <img src=x onerror=alert(1)> **c**');
    await page.locator('pre').waitFor();
    const drawn = await page.locator('.markdown').last().innerHTML();
    expect(drawn).toContain('<code>js &lt;u&gt;`a` **b**&lt;/u&gt;</code></pre>');
    expect(drawn).toContain(' &lt;img src=x onerror=alert(1)&gt; <strong>c</strong>');
  });

  test('draws every component, picks from menus, and says when a button or a command fails', async () => {
    const page = await open({ viewport: { width: 320, height: 740 } });
    await enter(page, '/everything');
    await page.getByText('Heading one').waitFor();
    expect(await page.evaluate('document.querySelector(".messages").scrollWidth')).toBe(320);
    expect(await findBarriers(page)).toEqual([]);
    const message = page.getByRole('article').first();
    expect(await message.locator('blockquote').innerText()).toBe('a quotation with bold\nof two lines');
    expect(await message.locator('small a').getAttribute('href')).toBe('https://example.org/page');
    expect(await message.textContent()).toMatch(/• first• second.*not \*italics\*, \/ask, @virtbot/s);
    expect(await message.getByRole('img', { name: 'A picture' }).count()).toBe(1);
    expect(await message.getByRole('button', { name: 'Off' }).isDisabled()).toBe(true);

    await message.getByRole('combobox', { name: 'Compare with…' }).press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Picked xen').waitFor();
    await message.getByRole('button', { name: 'Broken' }).click();
    await message.getByText('This interaction failed').waitFor();
    await enter(page, '/silent');
    await page.getByText('The application did not respond').waitFor();
  });

  test('asks in the language of the browser', async () => {
    const page = await open({ locale: 'vi' });
    await enter(page, '/ask');
    await enter(page, 'KVM');
    await page.getByText('You asked: KVM').waitFor();
    expect(preview.sent.at(-1)).toMatchObject({ locale: 'vi', guild_locale: 'vi' });
  });

  test('talks in direct messages, which stay when the page is loaded anew', async () => {
    const page = await open();
    await page.getByRole('link', { name: '@virtbot' }).click();
    await page.getByLabel('Message @virtbot').waitFor();
    await enter(page, 'what is KVM?');
    await page.getByRole('article').getByText('what is KVM?').waitFor();
    await page.reload();
    await page.getByRole('article').getByText('what is KVM?').waitFor();
  });
});
