import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { displayMarkdown } from '../message/builders.ts';
import { clickOn, followUp, pickFrom } from './delivery-steps.ts';
import type { Answer } from './loopback/answer.ts';
import { visibleText } from './loopback/components.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import type { ActionOptions } from './loopback/member.ts';
import type { StoredMessage } from './loopback/stored-message.ts';
import { allArticles, openDiscord, quotesIn, shareBot, startServing, waitForLog } from './scenario.ts';

/** The articles with one beside them whose one section fills several pages. */
async function writeLongSection(): Promise<string> {
  const folder = makeTemporaryFolder();
  await cp(allArticles, folder, { recursive: true });
  const paragraph = `The zarquon emulator has a part number N, and that part ${'is described at length '.repeat(14)}here.`;
  const paragraphs = Array.from({ length: 12 }, (_, index) => paragraph.replace('N', String(index + 1)));
  paragraphs[6] += ' Only this part is octarine, and lasts for nine years.';
  await writeFile(path.join(folder, 'zarquon.md'), `## Zarquon parts\n\n${paragraphs.join('\n\n')}\n`);
  return folder;
}

// Most scenarios only use what they asked for themselves, so that one bot serves them all.
const changedArticles = await writeLongSection();
const { discord, bot } = await shareBot({ CORPUS_DIR: changedArticles });

const publicXen = async (options?: ActionOptions) =>
  discord.member.slash('virt', { question: 'What is Xen?' }, options);
const privateXen = async (on: LoopbackDiscord = discord, options?: ActionOptions) =>
  on.member.slash('virt', { question: 'What is Xen?', private: true }, options);

/** Deletes an answer by its button, and waits until it is gone. */
async function deleteAnswer(
  on: Answer | StoredMessage,
  at = discord,
  options?: ActionOptions,
): Promise<void> {
  const id = 'interaction' in on ? on.message?.id : on.id;
  await clickOn('delete', on, at, options);
  await at.interactions.events.waitFor(
    (event) => event.kind === 'deleted' && event.message.id === id,
    'the deletion',
  );
}

/** Shares a private answer; what is posted for everybody. */
async function share(answer: Answer, on = discord, action = 'share'): Promise<StoredMessage> {
  const shared = await clickOn(action, answer, on);
  expect([shared.isPrivate, shared.message?.id]).toEqual([true, answer.message?.id]);
  const event = await on.interactions.events.waitFor(
    ({ kind, record }) => kind === 'followed-up' && record === shared.interaction,
    'what is shared',
  );
  if (event.kind !== 'followed-up') throw new Error('The event is another one');
  expect(event.message.flags & MessageFlags.Ephemeral).toBe(0);
  expect(event.message.allowed_mentions).toEqual({ parse: [] });
  return event.message;
}

describe('a member asks', () => {
  test('and then looks at more passages, and reads the section', async () => {
    const asked = await discord.member.slash('virt', { question: 'which zarquon part is octarine' });
    expect(asked.isPrivate).toBe(false);
    const more = await clickOn('more', asked, discord);
    expect([more.isPrivate, quotesIn(more).length > 0]).toEqual([true, true]);

    const section = await clickOn('section', asked, discord);
    expect(section.isPrivate).toBe(true);
    // It opens where the answer stands.
    expect(section.text).toContain('part number 7,');
    expect(section.text).toContain('Page 2 of 2');
    const before = await clickOn('page', section, discord);
    expect(before.message?.id).toBe(section.message?.id);
    expect(before.text).toContain('Page 1 of 2');
    expect(quotesIn(before)).not.toEqual([]);
    expect(visibleText(await share(before, discord, 'share-page'))).toContain('asked with </virt:');
  });

  test('and then follows up, compares, shares and deletes', async () => {
    const answer = await publicXen();
    expect((await clickOn('follow', answer, discord)).modal?.title).toBe('Follow up');
    const followed = await followUp('who uses it?', answer, discord);
    expect(followed.isPrivate).toBe(true);
    expect(followed.text).toContain('Xen');
    const compared = await pickFrom('compare-with', followed, discord, 'KVM');
    expect(compared.isPrivate).toBe(true);
    expect(compared.text).toMatch(/^### Xen and KVM\n/);

    const posted = await share(followed);
    expect(visibleText(posted)).toContain('-# <@100000000000000007> asked with </virt:');
    expect(quotesIn({ text: visibleText(posted) })).toEqual(quotesIn(followed));
    await deleteAnswer(posted);
    await expect(clickOn('delete', posted, discord)).rejects.toThrow('deleted');
  });

  test('shares a comparison, whose private copy can then not be shared again', async () => {
    const compared = await pickFrom('compare-with', await publicXen(), discord, 'KVM');
    const narrowed = await pickFrom('aspect', compared, discord, 'performance');
    expect(narrowed.text).toMatch(/^### Xen and KVM: performance\n/);
    const posted = await share(narrowed, discord, 'share-pair');
    expect(visibleText(posted)).toMatch(/^### Xen and KVM: performance\n-# <@100000000000000007> asked with/);
    await expect(clickOn('share-pair', narrowed, discord)).rejects.toThrow('disabled');
  });

  test('swaps the sides of a comparison of one’s own in its place, and turns to its other rows and back', async () => {
    const swapped = await clickOn(
      'swap',
      await discord.member.slash('compare', { a: 'KVM', b: 'OpenVZ' }),
      discord,
    );
    expect(swapped.text).toMatch(/^### OpenVZ and KVM\n/);
    const more = await clickOn('rows', swapped, discord);
    expect(more.text).toMatch(/^### OpenVZ and KVM\n/);
    const firstRows = new Set(quotesIn(swapped));
    expect(quotesIn(more).filter((quote) => firstRows.has(quote))).toEqual([]);
    let turned = more;
    while (!turned.text.includes('Page 1 of ')) turned = await clickOn('rows', turned, discord);
    expect(turned.text).toBe(swapped.text);
    expect([swapped, more, turned].map(({ isPrivate }) => isPrivate)).toEqual([false, false, false]);
  });

  test('something the articles do not answer, and picks a question that they do', async () => {
    const asked = await discord.member.slash('virt', { question: 'how do I bake a banana cake' });
    expect(asked.isPrivate).toBe(true);
    expect(quotesIn(await pickFrom('ask', asked, discord))).not.toEqual([]);
  });

  test.each(['guild', 'dm', 'unknown-guild', 'group-dm'] as const)(
    'in a %s, and every way on works',
    async (where) => {
      const asked = await privateXen(discord, { where });
      await share(asked);
      expect((await followUp('who uses it?', asked, discord)).text).toContain('Xen');
    },
  );
});

describe('the menu of a message', () => {
  const rambling =
    'hey @everyone <@123456789012345678> :wave: so I spent all day on https://example.org/a?b=c and `apt` hates me. ' +
    'Anyway.\n```sh\nwhat is this?\n```\nwhat is the difference between xen and kvm? thanks!!';

  test('finds the question in a rambling message, and answers whoever clicked', async () => {
    const answer = await discord.member.menu('Ask the article', rambling);
    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toMatch(/^### Xen and KVM\n/);
    expect(answer.text).not.toContain('example.org');
    const posted = await share(answer, discord, 'share-pair');
    expect(visibleText(posted)).toContain('-# <@100000000000000007> asked with');
  });

  test('says so when there is no question in it', async () => {
    const text = '<:cat:123456789012345678> https://a.example/';
    const answer = await discord.member.menu('Ask the article', text);
    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toContain('There is no question in this message');
  });
});

describe('browsing', () => {
  test('goes from the articles to a section and back, in one private message', async () => {
    const topics = await discord.member.slash('topics');
    expect(topics.isPrivate).toBe(true);
    const document = await pickFrom('pick-doc', topics, discord, 'Xen');
    expect(document.text).toContain('### Xen');
    const section = await pickFrom('pick-section', document, discord, 'What is Xen?');
    expect(quotesIn(section)).not.toEqual([]);
    const up = await clickOn('document', section, discord);
    const back = await clickOn('documents', up, discord);
    expect(new Set([topics, document, section, up, back].map(({ message }) => message?.id)).size).toBe(1);
    expect(back.text).toBe(topics.text);
  });
});

describe('Vietnamese', () => {
  test('is spoken in public where the server speaks it, and in private to those who do', async () => {
    const inServer = { locale: 'en-US', guildLocale: 'vi' };
    const asked = await publicXen(inServer);
    expect(asked.text).toContain('cập nhật');
    const more = await clickOn('more', asked, discord, inServer);
    expect(more.text).toContain('### More passages on: What is Xen?');
    const vietnamese = { locale: 'vi', guildLocale: 'en-US' };
    expect((await discord.member.slash('about', {}, vietnamese)).text).toContain('Về bot này');
    expect((await publicXen(vietnamese)).text).toContain('updated');
  });
});

test('every control works after a restart, and is told kindly that the articles have changed', async () => {
  const own = await openDiscord();
  const first = await startServing(own);
  const question = `${'What is Xen? '.repeat(38)}*?*`;
  const long = await own.member.slash('virt', { question, private: true });
  expect(displayMarkdown(long.text)).toContain(question);
  const asked = await privateXen(own);
  const visible = await own.member.slash('virt', { question: 'What is Xen?' });
  await first.stop();

  const second = await startServing(own);
  expect(quotesIn(await clickOn('more', asked, own))).not.toEqual([]);
  expect((await pickFrom('compare-with', asked, own, 'KVM')).text).toContain('### Xen and KVM');
  for (const answer of [asked, long]) {
    expect((await followUp('who uses it?', answer, own)).text).toContain('Xen');
    const posted = await share(answer, own);
    expect(quotesIn({ text: visibleText(posted) })).toEqual(quotesIn(answer));
    const [title = ''] = displayMarkdown(answer.text).split('\n');
    expect(displayMarkdown(visibleText(posted))).toContain(title);
  }
  await second.stop();

  await startServing(own, { CORPUS_DIR: changedArticles });
  const stale = [await clickOn('more', asked, own), await pickFrom('compare-with', asked, own, 'KVM')];
  for (const answer of stale) {
    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toContain('have changed since this was shown');
    expect(answer.text).toContain('### What is Xen?');
    expect((await clickOn('again', answer, own)).isPrivate).toBe(true);
  }
  // A follow-up needs nothing but the title.
  expect((await followUp('why?', asked, own)).isPrivate).toBe(true);
  await deleteAnswer(visible, own);
});

test('a follow-up that Discord does not take is logged, and the bot answers on', async () => {
  const asked = await privateXen();
  discord.faults.next(1, /^POST \/webhooks/, { kind: 'error', status: 400, code: 50_035 });
  await clickOn('share', asked, discord);
  expect(await waitForLog(bot, 'A follow-up could not be delivered')).toMatchObject({ command: 'share' });
  await discord.rest.waitForRequest(/^PATCH \/webhooks/);
  expect((await publicXen()).text).toContain('Xen');
});
