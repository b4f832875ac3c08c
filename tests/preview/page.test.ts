import { InteractionResponseType, InteractionType, MessageFlags } from 'discord-api-types/v10';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { StateView } from '../../src/preview/view.ts';
import { findBarriers, launchBrowser, missingBrowser, openPage } from './browser.ts';
import { everything, pixel } from './everything.ts';
import {
  button,
  type Callback,
  form,
  optionOf,
  readJson,
  reply,
  row,
  type RunningPreview,
  type StandInBot,
  startPreview,
  text,
} from './stand-in.ts';

if (missingBrowser !== false) console.warn(`Tests of the page are skipped: ${missingBrowser}`);

const choices = (...names: string[]): Callback => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: { choices: names.map((name) => ({ name, value: `key:${name}` })) },
});

async function send(url: string, method: string, body?: object): Promise<Response> {
  return fetch(url, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
}

const answers: Readonly<Record<string, StandInBot>> = {
  ask: (sent) =>
    reply(
      [text(`You asked: ${optionOf(sent, 'question')}`), row(button('more', 'More passages'))],
      optionOf(sent, 'private') === 'true' ? MessageFlags.Ephemeral : 0,
    ),
  form: () => form,
  everything: () => reply(everything),
  'Read this': (sent) =>
    reply([text(`Read ${sent.data.target_id}`), row(button('share', 'Share'))], MessageFlags.Ephemeral),
  more: () => ({
    type: InteractionResponseType.UpdateMessage,
    data: { components: [text('Another passage'), row(button('delete', 'Delete'))] },
  }),
  delete: async ({ application_id, token }, { apiUrl }) => {
    const gone = `${apiUrl}/webhooks/${application_id}/${token}/messages/%40original`;
    queueMicrotask(() => void waitAndSend(gone, 'DELETE'));
    return { type: InteractionResponseType.DeferredMessageUpdate };
  },
  share: async ({ application_id, token }, { apiUrl }) => {
    const components = [text('Shared with everybody')];
    const body = { flags: MessageFlags.IsComponentsV2, components };
    queueMicrotask(() => void waitAndSend(`${apiUrl}/webhooks/${application_id}/${token}`, 'POST', body));
    return { type: InteractionResponseType.DeferredMessageUpdate };
  },
  menu: ({ data }) => reply([text(`Picked ${data.values?.join(' and ')}`)], MessageFlags.Ephemeral),
  'form-1': ({ data }) => reply([text(JSON.stringify(data.components))]),
};

/** What comes after an answer reaches Discord once it has the answer. */
async function waitAndSend(url: string, method: string, body?: object): Promise<void> {
  const response = await send(url, method, body);
  if (response.status === 404) await waitAndSend(url, method, body);
}

const bot: StandInBot = async (sent, urls) => {
  if (sent.type === InteractionType.ApplicationCommandAutocomplete) {
    return choices(`${optionOf(sent, 'question')} of a hypervisor`, 'Something else');
  }
  const answer = answers[sent.data.name ?? sent.data.custom_id ?? ''];
  return answer === undefined ? null : answer(sent, urls);
};

let browser: Browser;
let preview: RunningPreview;

async function open(options = {}): Promise<Page> {
  preview = await startPreview(bot, async () => undefined);
  const { page, complaints } = await openPage(browser, preview.address, options);
  onTestFinished(async () => {
    await page.context().close();
    await preview.close();
    expect(complaints).toEqual([]);
  });
  return page;
}
const composer = (page: Page) => page.getByRole('combobox', { name: /Message|Nhắn/ });
const lastMessage = (page: Page) => page.getByRole('article').last();

describe.skipIf(missingBrowser)('the page', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  test('lists the commands after a slash, and narrows them while typing', async () => {
    const page = await open();
    await composer(page).fill('/');
    const options = page.getByRole('option');
    expect(await options.allTextContents()).toEqual([
      '/askAsk something',
      '/formOpen a form',
      '/everythingShow every kind of component',
      '/silentNever answers',
    ]);
    await composer(page).fill('/fo');
    expect(await options.allTextContents()).toEqual(['/formOpen a form']);
  });

  test('completes while typing, and sends the key of what was picked', async () => {
    const page = await open();
    await page.keyboard.type('/ask type');
    await page.getByRole('option', { name: 'type of a hypervisor' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('You asked: key:type of a hypervisor').waitFor();
    expect(await lastMessage(page).textContent()).toMatch(/Ada used \/ask.*virtbotAPP/);
    expect(await composer(page).evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true);
  });

  test('sends free text as it was typed, and marks a private answer, which can be dismissed', async () => {
    const page = await open();
    await page.keyboard.type('/ask why');
    await page.getByRole('button', { name: 'Add the option private' }).click();
    await page.getByRole('option', { name: 'True' }).click();
    await page.keyboard.press('Enter');
    await page.getByText('You asked: why').waitFor();
    expect(await lastMessage(page).textContent()).toContain('Only you can see this');
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    await page.getByText('You asked: why').waitFor({ state: 'detached' });
  });

  test('does not send a command whose required option is empty', async () => {
    const page = await open();
    await page.keyboard.type('/ask ');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').allTextContents()).toContain(
      'This option is required. Specify a value.',
    );
    expect(preview.sent.filter(({ type }) => type === InteractionType.ApplicationCommand)).toEqual([]);
  });

  test('changes a message in place when a button says so, and the focus stays', async () => {
    const page = await open();
    await page.keyboard.type('/ask why');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'More passages' }).press('Enter');
    await page.getByText('Another passage').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Delete');
    expect(await page.getByRole('article').count()).toBe(1);
    await page.getByRole('button', { name: 'Delete' }).press('Enter');
    await page.getByText('Another passage').waitFor({ state: 'detached' });
  });

  test('runs a command from the menu of a message, and names it above what is shared', async () => {
    const page = await open();
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    await lastMessage(page).focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('button', { name: 'Read this' }).click();
    await page.getByText(/^Read \d+$/).waitFor();
    expect(preview.sent.at(-1)?.data.target_id).toMatch(/^\d+$/);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Shared with everybody').waitFor();
    expect(await lastMessage(page).textContent()).toMatch(/^AAda used Read this.*Shared with everybody/);
  });

  test('suggests questions, and brings what follows on a button into view', async () => {
    const page = await open({ viewport: { width: 800, height: 400 } });
    await page.getByRole('button', { name: 'What is a hypervisor?' }).click();
    await page.getByText('You asked: What is a hypervisor?').waitFor();
    await page.keyboard.type('/everything');
    await page.keyboard.press('Enter');
    await page.getByText('Heading one').waitFor();
    const menu = lastMessage(page).getByRole('combobox', { name: 'Compare with…' });
    await page.locator('.messages').evaluate((list) => list.scrollTo(0, 0));
    await menu.selectOption('xen');
    await page.getByText('Picked xen').waitFor();
    const isSeen =
      'document.querySelector("article:last-of-type").getBoundingClientRect().bottom < innerHeight';
    expect(await page.evaluate(isSeen)).toBe(true);
  });

  test('shows marks that make no sense as they were typed, and the other messages', async () => {
    const page = await open();
    const typed = '<t:8640000000001> <t:99999999999999999:R> <@5> <#6> <@&7> [x](javascript:alert(1))';
    for (const content of [typed, 'still here']) {
      await page.keyboard.type(content);
      await page.keyboard.press('Enter');
    }
    await page.getByText('still here').waitFor();
    expect(await page.locator('.markdown').first().textContent()).toBe(typed);
  });

  test('opens a form, keeps the focus in it and sends what was entered', async () => {
    const page = await open();
    await page.keyboard.type('/form');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Follow up' });
    await dialog.waitFor();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate('document.activeElement.closest("dialog") ?? document.activeElement.tagName'),
      ).not.toBe('INPUT');
    }
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByLabel('Your question').fill('and its drawbacks?');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('"value":"and its drawbacks?"').waitFor();
    expect(await dialog.count()).toBe(0);
  });

  test('draws every component, picks from menus, and says when a button or a command fails', async () => {
    const page = await open();
    await page.keyboard.type('/everything');
    await page.keyboard.press('Enter');
    await page.getByText('Heading one').waitFor();
    const message = page.getByRole('article').first();
    expect(await message.locator('blockquote').innerText()).toBe('a quotation with bold\nof two lines');
    expect(await message.locator('small a').getAttribute('href')).toBe('https://example.org/page');
    expect(await message.locator('ul ul, ol').count()).toBe(2);
    expect(await message.textContent()).toContain('not *italics*, /ask, @virtbot, November 14, 2023');
    expect(await message.getByText('A picture from elsewhere').count()).toBe(1);
    expect(await message.getByRole('button', { name: 'Off' }).isDisabled()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);

    const menu = message.getByRole('combobox', { name: 'Compare with…' });
    await menu.press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Picked xen').waitFor();
    await message.getByRole('button', { name: 'Broken' }).click();
    await message.getByText('This interaction failed').waitFor();
    await page.keyboard.type('/silent');
    await page.keyboard.press('Enter');
    await page.getByText('The application did not respond').waitFor();
  });

  test('shows pictures that the bot posts', async () => {
    const page = await open();
    const state = await readJson<StateView>(await fetch(`${preview.address}/preview/state`));
    const body = new FormData();
    const attachments = [{ id: 0, description: 'A pixel' }];
    body.set('payload_json', JSON.stringify({ content: 'Hello', attachments }));
    body.set('files[0]', new Blob([pixel]), 'pixel.png');
    const url = `${preview.apiUrl}/channels/${state.channels[0]?.id}/messages`;
    await fetch(url, { method: 'POST', headers: { authorization: `Bot ${preview.token}` }, body });
    await page.getByRole('img', { name: 'A pixel' }).waitFor();
    const decode =
      'document.querySelector("img").decode().then(() => document.querySelector("img").naturalWidth)';
    expect(await page.evaluate(decode)).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
  });

  test('speaks Vietnamese, and tells the bot so', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Your language').selectOption('vi');
    await page.getByLabel('Theme').selectOption('light');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Chào mừng đến #general!').waitFor();
    await page.keyboard.type('/ask');
    expect(await page.getByRole('option').first().textContent()).toBe('/askHỏi điều gì đó');
    await page.keyboard.type(' KVM');
    await page.keyboard.press('Enter');
    await page.getByText('You asked: KVM').waitFor();
    expect(preview.sent.at(-1)).toMatchObject({ locale: 'vi', guild_locale: 'en-US' });
    await page.reload();
    await page.getByText('Chào mừng đến #general!').waitFor();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('light');
  });

  test('talks in direct messages, and replies to a message', async () => {
    const page = await open();
    await page.getByRole('button', { name: '@virtbot' }).click();
    await page.getByLabel('Message @virtbot').waitFor();
    await page.keyboard.type('what is KVM?');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('what is KVM?').waitFor();
    await page.getByRole('article').first().hover();
    await page.getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('button', { name: 'Reply' }).click();
    await page.keyboard.type('and Xen?');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('and Xen?').waitFor();
    expect(await lastMessage(page).textContent()).toContain('Ada what is KVM?');
  });

  test.each(['dark', 'light'] as const)(
    'has no barrier in the %s theme, wide or 320 px',
    async (colorScheme) => {
      const page = await open({ colorScheme, viewport: { width: 320, height: 740 } });
      await page.keyboard.type('/everything');
      await page.keyboard.press('Enter');
      await page.getByText('Heading one').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      const overflow = 'document.querySelector(".messages").scrollWidth';
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(320);
      expect(await findBarriers(page)).toEqual([]);
      await lastMessage(page).hover();
      await page.getByRole('button', { name: 'Message actions' }).click();
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 1100, height: 800 });
      await composer(page).fill('/');
      expect(await findBarriers(page)).toEqual([]);
    },
  );
});
