import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { clickOn } from './delivery-steps.ts';
import type { ChannelPost } from './loopback/channel-store.ts';
import { visibleText } from './loopback/components.ts';
import { createUser } from './loopback/identity.ts';
import type { SayOptions } from './loopback/member.ts';
import { allArticles, openDiscord, shareBot, startServing } from './scenario.ts';

// Most scenarios have their own person, so that one bot serves them all.
const { discord } = await shareBot({ CORPUS_DIR: allArticles });
let people = 0;

/** Somebody who has not spoken with the bot. */
function meet(): ReturnType<typeof createUser> {
  people += 1;
  return createUser(String(200_000_000_000_000_000n + BigInt(people)), `person${people}`);
}

const textOf = ({ message }: ChannelPost): string => visibleText(message);

/** The title of an answer: the question that it answers. */
const titleOf = (post: ChannelPost): string => /^### (.+)$/m.exec(textOf(post))?.[1] ?? '';

async function mention(text: string, options: SayOptions = {}): Promise<ChannelPost> {
  return discord.member.say(`<@${discord.applicationId}> ${text}`, options);
}

/** Writes messages that must not be answered, then one that must be, and counts what was posted meanwhile. */
async function countReplies(write: () => void): Promise<number> {
  const before = discord.channels.posts.entries.length;
  write();
  await discord.member.say('what is KVM?', { where: 'dm', user: meet() });
  return discord.channels.posts.entries.length - before - 1;
}

describe('a mention', () => {
  test('is answered by a reply with the quotation, and the buttons of every answer', async () => {
    const user = meet();
    const post = await mention('what is a hypervisor?', { user });
    expect(textOf(post)).toMatch(/^### what is a hypervisor\?/);
    expect(textOf(post)).toMatch(/^> .*hypervisor/im);
    expect(post.message.flags & MessageFlags.Ephemeral).toBe(0);
    expect(post.message.allowed_mentions).toEqual({ parse: [], replied_user: false });
    expect((await clickOn('more', post.message, discord, { user })).isPrivate).toBe(true);
    expect((await clickOn('follow', post.message, discord, { user })).modal).not.toBeNull();
  });

  const chatter = 'I moved to another flat last week and have to set my computers up again. '.repeat(4);
  test.each([
    [`hello <@!${discord.applicationId}>, **what is KVM?** <:wave:123456789>`, 'hello, what is KVM?'],
    [`<@${discord.applicationId}> ${chatter} What is OpenVZ? Thank you all.`, 'What is OpenVZ?'],
  ])('is answered with what is asked there: %s', async (text, title) => {
    expect(titleOf(await discord.member.say(text, { user: meet() }))).toBe(title);
  });

  test.each(['', '  !! <:wave:123456789>', 'hi'])(
    'without a question (“%s”) gets a hint with one',
    async (text) => {
      const post = await mention(text, { user: meet() });
      const [, example = ''] = /^Ask me something .* such as: (.+\?)$/.exec(textOf(post)) ?? [];
      expect(textOf(await mention(example, { user: meet() }))).toMatch(/^> /m);
    },
  );

  test('that the corpus does not answer gets two lines for everybody, and what can be asked', async () => {
    const user = meet();
    const post = await mention('how do I bake bread?', { user });
    expect(textOf(post)).toContain('The articles do not answer this.');
    expect(textOf(post).split('\n').length).toBeLessThanOrEqual(2);
    expect(textOf(post)).not.toMatch(/^>/m);
    await clickOn('delete', post.message, discord, { user });
    await discord.rest.waitForRequest(/^DELETE \/webhooks\/.*@original$/);
  });
});

describe('a conversation', () => {
  test('in direct messages goes on for three questions', async () => {
    const texts = ['What is KVM?', 'who made it?', 'and its drawbacks?', 'what about OpenVZ?'];
    const say = { where: 'dm', user: meet() } as const;
    const titles: string[] = [];
    for (const text of texts) titles.push(titleOf(await discord.member.say(text, say)));
    const kvm = expect.stringContaining('KVM');
    expect(titles).toEqual(['What is KVM?', kvm, kvm, expect.stringMatching(/^(?!.*KVM).*OpenVZ/)]);
  });

  test('is a person’s own in a channel, and goes on with what somebody replies to, whoever asked', async () => {
    const [ada, grace] = [meet(), meet()];
    const { message } = await mention('What is KVM?', { user: ada });
    await mention('What is OpenVZ?', { user: grace });
    expect(titleOf(await mention('who made it?', { user: ada }))).toMatch(/KVM/);
    expect(titleOf(await mention('who made it?', { user: grace }))).toMatch(/OpenVZ/);
    for (const text of ['who made it?', 'and its drawbacks?']) {
      const post = await discord.member.say(text, { user: grace, replyTo: message });
      expect(titleOf(post)).toMatch(/KVM/);
    }
  });

  test('does not begin with a reply to a command’s answer, whose text Discord keeps back; a mention helps', async () => {
    const user = meet();
    const { message } = await discord.member.slash('virt', { question: 'What is KVM?' }, { user });
    if (message === null) throw new Error('The command has no answer');
    const reply = { user, replyTo: message };
    const hint = await discord.member.say('who made it?', reply);
    expect(textOf(hint)).toMatch(/Discord does not show me what you wrote\. Mention me/);
    // Once is enough: they know by now.
    expect(await countReplies(() => void discord.member.tell('who made it?', reply))).toBe(0);
    expect(titleOf(await mention('who made it?', reply))).toMatch(/KVM/);
  });

  test('begins anew after a restart, but goes on by a reply to the message', async () => {
    const own = await openDiscord();
    const first = await startServing(own);
    const { message } = await own.member.say('What is KVM?', { where: 'dm' });
    await first.stop();
    await startServing(own);
    expect(titleOf(await own.member.say('who made it?', { where: 'dm' }))).not.toMatch(/KVM/);
    const post = await own.member.say('who made it?', { where: 'dm', replyTo: message });
    expect(titleOf(post)).toMatch(/KVM/);
  });
});

test('the bot stays silent for thanks after an answer', async () => {
  const user = meet();
  const { message } = await mention('what is KVM?', { user });
  const count = await countReplies(() => {
    for (const text of ['thanks!', 'ok', 'lol nice', 'good', 'cảm ơn bạn']) {
      discord.member.tell(`<@${discord.applicationId}> ${text}`, { user, replyTo: message });
      discord.member.tell(`<@${discord.applicationId}> ${text}`, { user });
    }
  });
  expect(count).toBe(0);
});

test('a bot with CHAT=off asks Discord for no message, answers commands alone, and says so in /about', async () => {
  const own = await openDiscord();
  await startServing(own, { CHAT: 'off' });
  expect(own.gateway.identifies).toMatchObject([{ intents: 0 }]);
  own.member.tell(`<@${own.applicationId}> what is KVM?`);
  own.member.tell('what is KVM?', { where: 'dm' });
  expect((await own.member.slash('virt', { question: 'what is KVM?' })).text).toContain('KVM');
  expect(own.channels.posts.entries).toEqual([]);
  expect((await own.member.slash('about')).text).not.toContain('Mention it');
  expect((await discord.member.slash('about')).text).toContain('Mention it');
});
