import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { BotProcess } from '../helpers/bot-process.ts';
import { displayMarkdown } from '../message/builders.ts';
import type { Answer } from './loopback/answer.ts';
import { flattenComponents } from './loopback/components.ts';
import { createUser } from './loopback/identity.ts';
import { places } from './loopback/interaction-payload.ts';
import type { InteractionEvent } from './loopback/interaction-store.ts';
import { LoopbackDiscord } from './loopback/loopback-discord.ts';
import type { StoredMessage } from './loopback/stored-message.ts';
import { visibleText } from './loopback/components.ts';
import { openDiscord, quotesIn, startServing, waitForLog } from './scenario.ts';

const grace = createUser('100000000000000008', 'grace');

/** The corpus with an article beside it whose one section fills several pages; removed after the test. */
async function writeCorpusWithLongSection(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'virtbot-corpus-'));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  await cp('corpus', folder, { recursive: true });
  const paragraphs = Array.from(
    { length: 12 },
    (_, index) =>
      `The zarquon emulator has a part number ${index + 1}, and that part ${'is described at some length '.repeat(12)}here. Xen has none of it.`,
  );
  const head =
    '---\ntitle: Zarquon\nslug: zarquon\nupdated: 2026-01-31\nlanguage: en\nsource: "Made up"\n---';
  await writeFile(
    path.join(folder, 'zarquon.md'),
    `${head}\n\n## Zarquon parts\n\n${paragraphs.join('\n\n')}\n`,
  );
  return folder;
}

/** A Discord and a bot of the test's own, for those that restart it. */
async function serve(env: Readonly<Record<string, string>> = {}): Promise<{
  discord: LoopbackDiscord;
  bot: BotProcess;
}> {
  const own = await openDiscord();
  return { discord: own, bot: await startServing(own, env) };
}

// Most scenarios only use what they asked for themselves, so that one bot serves them all.
let discord: LoopbackDiscord;
let commonBot: BotProcess;

beforeAll(async () => {
  discord = await LoopbackDiscord.start({ guildIds: [places.guild.guild ?? ''] });
  commonBot = await startServing(discord);
});

afterEach(() => {
  expect(discord.violations).toEqual([]);
});

afterAll(async () => {
  await commonBot.stop();
  await discord.close();
});

/** Waits until a message is deleted. */
async function waitForDeletion(id: string | undefined, on: LoopbackDiscord): Promise<void> {
  const isGone = (event: InteractionEvent): boolean => event.kind === 'deleted' && event.message.id === id;
  await on.interactions.events.waitFor(isGone, 'the deletion');
}

/** Ids of the controls of a message that do a thing, in reading order. */
function controls(on: Answer | StoredMessage, action: string): readonly string[] {
  const message = 'interaction' in on ? on.message : on;
  return flattenComponents(message?.components ?? []).flatMap(({ custom_id: id }) =>
    id?.split(':')[2] === action ? [id] : [],
  );
}

function control(on: Answer | StoredMessage, action: string): string {
  const [id] = controls(on, action);
  if (id === undefined) throw new Error(`There is no control to "${action}"`);
  return id;
}

/** The value of an entry of a menu. */
function option(on: Answer, action: string, label: string): string {
  const menu = flattenComponents(on.message?.components ?? []).find(
    ({ custom_id: id }) => id === control(on, action),
  );
  const entry = menu?.options?.find((candidate) => candidate.label === label);
  if (entry === undefined) throw new Error(`The menu does not offer ${label}`);
  return entry.value;
}

/** What was posted after the answer to an interaction. */
async function followUpOf({ interaction }: Answer, on: LoopbackDiscord): Promise<StoredMessage> {
  const event = await on.interactions.events.waitFor(
    ({ kind, record }) => kind === 'followed-up' && record === interaction,
    'a follow-up',
  );
  if (event.kind !== 'followed-up') throw new Error('The event is another one');
  return event.message;
}

function isPublic({ flags }: StoredMessage): boolean {
  return (flags & MessageFlags.Ephemeral) === 0;
}

describe('a member asks', () => {
  test('and then looks at more passages, reads the section, follows up, compares, shares and deletes', async () => {
    const folder = await writeCorpusWithLongSection();
    const { discord: own } = await serve({ CORPUS_DIR: folder });
    const asked = await own.member.slash('virt', {
      question: 'what is the zarquon emulator part number 7',
    });
    expect(asked.isPrivate).toBe(false);

    const more = await own.member.click(control(asked, 'more'), asked);
    expect(more.isPrivate).toBe(true);
    expect(quotesIn(more).length).toBeGreaterThan(0);

    const section = await own.member.click(control(asked, 'section'), asked);
    expect(section.isPrivate).toBe(true);
    // It opens where the answer stands.
    expect(section.text).toContain('part number 7,');
    expect(section.text).toContain('Page 2 of 2');
    const before = await own.member.click(control(section, 'page'), section);
    expect(before.message?.id).toBe(section.message?.id);
    expect(before.text).toContain('Page 1 of 2');
    expect(quotesIn(before).length).toBeGreaterThan(0);

    const answer = await own.member.slash('virt', { question: 'What is Xen?' });
    const form = await own.member.click(control(answer, 'follow'), answer);
    expect(form.modal?.title).toBe('Follow up');
    const followed = await own.member.submit(form, { question: 'who uses it?' });
    expect(followed.isPrivate).toBe(true);
    expect(followed.text).toContain('Xen');

    const picked = [option(followed, 'compare-with', 'KVM')];
    const compared = await own.member.select(control(followed, 'compare-with'), followed, picked);
    expect(compared.isPrivate).toBe(true);
    expect(compared.text).toMatch(/^### Xen and KVM\n/);

    const shared = await own.member.click(control(followed, 'share'), followed);
    expect(shared.message?.id).toBe(followed.message?.id);
    expect(shared.isPrivate).toBe(true);
    const posted = await followUpOf(shared, own);
    expect(isPublic(posted)).toBe(true);
    expect(visibleText(posted)).toContain('-# <@100000000000000007> asked with </virt:');
    expect(posted.allowed_mentions).toEqual({ parse: [] });
    expect(quotesIn({ ...followed, text: visibleText(posted) })).toEqual(quotesIn(followed));

    await own.member.click(control(posted, 'delete'), posted);
    await waitForDeletion(posted.id, own);
    expect(own.interactions.messages.has(posted.id)).toBe(false);
    await expect(own.member.click(control(posted, 'delete'), posted)).rejects.toThrow('deleted');
  });

  test('and only they, or a moderator, can delete the answer', async () => {
    const asked = await discord.member.slash('virt', { question: 'What is Xen?' });
    const refused = await discord.member.click(control(asked, 'delete'), asked, { user: grace });
    expect(refused.isPrivate).toBe(true);
    expect(refused.text).toContain('Only the person who asked');
    expect(discord.interactions.messages.has(asked.message?.id ?? '')).toBe(true);

    const permissions = PermissionFlagsBits.ManageMessages.toString();
    await discord.member.click(control(asked, 'delete'), asked, { user: grace, permissions });
    await waitForDeletion(asked.message?.id, discord);
  });

  test('shares a comparison, whose private copy can then not be shared again', async () => {
    const asked = await discord.member.slash('virt', { question: 'What is Xen?' });
    const picked = [option(asked, 'compare-with', 'KVM')];
    const compared = await discord.member.select(control(asked, 'compare-with'), asked, picked);
    const narrowed = await discord.member.select(control(compared, 'aspect'), compared, [
      option(compared, 'aspect', 'performance'),
    ]);
    expect(narrowed.text).toMatch(/^### Xen and KVM: performance\n/);
    const shared = await discord.member.click(control(compared, 'share-pair'), compared);
    const posted = await followUpOf(shared, discord);
    expect(visibleText(posted)).toMatch(/^### Xen and KVM\n-# <@100000000000000007> asked with/);
    await expect(discord.member.click(control(compared, 'share-pair'), compared)).rejects.toThrow('disabled');
  });

  test('swaps the sides of a comparison, and turns to its other rows and back', async () => {
    const compared = await discord.member.slash('compare', { a: 'KVM', b: 'OpenVZ' });
    const swapped = await discord.member.click(control(compared, 'swap'), compared);
    expect(swapped.text).toMatch(/^### OpenVZ and KVM\n/);
    const more = await discord.member.click(control(swapped, 'rows'), swapped);
    expect(more.text).toMatch(/^### OpenVZ and KVM\n/);
    const firstRows = new Set(quotesIn(swapped));
    expect(quotesIn(more).filter((quote) => firstRows.has(quote))).toEqual([]);
    let turned = more;
    while (!turned.text.includes('Page 1 of ')) {
      turned = await discord.member.click(control(turned, 'rows'), turned);
    }
    expect(turned.text).toBe(swapped.text);
    expect([swapped, more, turned].map(({ isPrivate }) => isPrivate)).toEqual([true, true, true]);
  });

  test('clicks everything at once, and every click is answered', async () => {
    const asked = await discord.member.slash('virt', { question: 'What is Xen?', private: true });
    const clicks = ['more', 'follow', 'share', 'more', 'share', 'follow', 'more'];
    const answers = await Promise.all(
      clicks.map(async (action) =>
        discord.member.click(control(asked, action), asked, { user: asked.interaction.user }),
      ),
    );
    expect(answers).toHaveLength(clicks.length);
  });

  test('something the articles do not answer, and picks a question that they do', async () => {
    const asked = await discord.member.slash('virt', { question: 'how do I bake a banana cake' });
    expect(asked.isPrivate).toBe(true);
    const menu = flattenComponents(asked.message?.components ?? []).find(
      ({ options }) => options !== undefined,
    );
    const answer = await discord.member.select(control(asked, 'ask'), asked, [
      menu?.options?.[0]?.value ?? '',
    ]);
    expect(quotesIn(answer)).not.toEqual([]);
  });

  test.each(['guild', 'dm', 'unknown-guild', 'group-dm'] as const)(
    'in a %s, and every way on works',
    async (where) => {
      const asked = await discord.member.slash(
        'virt',
        { question: 'What is Xen?', private: true },
        { where },
      );
      const shared = await discord.member.click(control(asked, 'share'), asked);
      expect(isPublic(await followUpOf(shared, discord))).toBe(true);
      const form = await discord.member.click(control(asked, 'follow'), asked);
      expect((await discord.member.submit(form, { question: 'who uses it?' })).text).toContain('Xen');
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
    const shared = await discord.member.click(control(answer, 'share-pair'), answer);
    const posted = await followUpOf(shared, discord);
    expect(visibleText(posted)).toContain('-# <@100000000000000007> asked with');
  });

  test('says so when there is no question in it', async () => {
    const answer = await discord.member.menu(
      'Ask the article',
      '<:cat:123456789012345678> https://a.example/',
    );
    expect(answer.isPrivate).toBe(true);
    expect(answer.text).toContain('There is no question in this message');
  });
});

describe('browsing', () => {
  test('goes from the articles to a section and back, in one private message', async () => {
    const topics = await discord.member.slash('topics');
    expect(topics.isPrivate).toBe(true);
    const document = await discord.member.select(control(topics, 'pick-doc'), topics, [
      option(topics, 'pick-doc', 'Xen'),
    ]);
    expect(document.text).toContain('### Xen');
    const section = await discord.member.select(control(document, 'pick-section'), document, [
      option(document, 'pick-section', 'What is Xen?'),
    ]);
    expect(quotesIn(section)).not.toEqual([]);
    const up = await discord.member.click(control(section, 'document'), section);
    const back = await discord.member.click(control(up, 'documents'), up);
    expect(new Set([topics, document, section, up, back].map(({ message }) => message?.id)).size).toBe(1);
    expect(back.text).toBe(topics.text);
  });

  test('says what the bot is and stores', async () => {
    const about = await discord.member.slash('about');
    expect(about.isPrivate).toBe(true);
    expect(about.text).toMatch(/It stores nothing/);
    expect(about.text).toMatch(/updated \d{4}-\d\d-\d\d/);
  });
});

describe('Vietnamese', () => {
  test('is spoken in public where the server speaks it, and in private to those who do', async () => {
    const inServer = { locale: 'en-US', guildLocale: 'vi' };
    const asked = await discord.member.slash('virt', { question: 'What is Xen?' }, inServer);
    expect(asked.text).toContain('cập nhật');
    const more = await discord.member.click(control(asked, 'more'), asked, inServer);
    expect(more.text).toContain('### More passages on: What is Xen?');
    const vietnamese = { locale: 'vi', guildLocale: 'en-US' };
    const about = await discord.member.slash('about', {}, vietnamese);
    expect(about.text).toContain('Về bot này');
    expect((await discord.member.slash('virt', { question: 'What is Xen?' }, vietnamese)).text).toContain(
      'updated',
    );
  });

  test.each(['KVM là gì?', 'kvm la gi'])('is understood and answered: %s', async (question) => {
    const answer = await discord.member.slash('virt', { question });
    expect(quotesIn(answer)).toHaveLength(1);
    expect(answer.text).toContain('Kernel-based Virtual Machine');
    expect(answer.text).toContain('Các bài viết bằng tiếng Anh');
  });
});

describe('between click and click', () => {
  test('the bot is started again, and every control still works', async () => {
    const { discord: own, bot } = await serve();
    const asked = await own.member.slash('virt', { question: 'What is Xen?', private: true });
    await bot.stop();
    await startServing(own);
    const more = await own.member.click(control(asked, 'more'), asked);
    expect(quotesIn(more)).not.toEqual([]);
    const form = await own.member.click(control(asked, 'follow'), asked);
    expect((await own.member.submit(form, { question: 'who uses it?' })).text).toContain('Xen');
    const picked = [option(asked, 'compare-with', 'KVM')];
    const compared = await own.member.select(control(asked, 'compare-with'), asked, picked);
    expect(compared.text).toContain('### Xen and KVM');
    const shared = await own.member.click(control(asked, 'share'), asked);
    const posted = await followUpOf(shared, own);
    expect(quotesIn({ ...asked, text: visibleText(posted) })).toEqual(quotesIn(asked));
  });

  test('the articles change, and clicks are told so kindly while Delete still deletes', async () => {
    const { discord: own, bot } = await serve();
    const asked = await own.member.slash('virt', { question: 'What is Xen?' });
    await bot.stop();
    await startServing(own, { CORPUS_DIR: await writeCorpusWithLongSection() });
    for (const action of ['more', 'compare-with']) {
      const [id = ''] = controls(asked, action);
      const answer =
        action === 'compare-with'
          ? await own.member.select(id, asked, [option(asked, action, 'KVM')])
          : await own.member.click(id, asked);
      expect(answer.isPrivate).toBe(true);
      expect(answer.text).toContain('The articles have changed');
      expect(answer.text).toContain('### What is Xen?');
      const again = await own.member.click(control(answer, 'again'), answer);
      expect(again.isPrivate).toBe(true);
    }
    // A follow-up needs nothing but the title.
    const form = await own.member.click(control(asked, 'follow'), asked);
    expect((await own.member.submit(form, { question: 'why?' })).isPrivate).toBe(true);
    await own.member.click(control(asked, 'delete'), asked);
    await waitForDeletion(asked.message?.id, own);
  });
});

describe('a question of nearly 500 characters', () => {
  const question = `${'What is Xen? '.repeat(38)}*?*`;

  test('survives every control, after a restart too', async () => {
    const { discord: own, bot } = await serve();
    const asked = await own.member.slash('virt', { question, private: true });
    expect(displayMarkdown(asked.text)).toContain(question);
    await bot.stop();
    await startServing(own);
    await own.member.click(control(asked, 'share'), asked);
    const posted = await own.rest.waitForRequest(/^POST \/webhooks/);
    expect(displayMarkdown(JSON.stringify(posted.body).replaceAll('\\\\', '\\'))).toContain(question);
    const form = await own.member.click(control(asked, 'follow'), asked);
    expect((await own.member.submit(form, { question: 'who uses it?' })).text).toContain('Xen');
  });
});

describe('a follow-up that Discord does not take', () => {
  test('is logged, and the bot answers on', async () => {
    const { discord: own, bot } = await serve();
    const asked = await own.member.slash('virt', { question: 'What is Xen?', private: true });
    own.faults.next(1, /^POST \/webhooks/, { kind: 'error', status: 400, code: 50_035 });
    await own.member.click(control(asked, 'share'), asked);
    expect(await waitForLog(bot, 'A follow-up could not be delivered')).toMatchObject({ command: 'share' });
    expect((await own.member.slash('virt', { question: 'What is Xen?' })).text).toContain('Xen');
  });
});
