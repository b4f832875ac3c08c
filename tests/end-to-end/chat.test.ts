import { MessageFlags } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { BotProcess } from '../helpers/bot-process.ts';
import { hasRedis, redisNote, startRedis } from '../helpers/redis-server.ts';
import type { ChannelPost } from './loopback/channel-store.ts';
import { flattenComponents, visibleText } from './loopback/components.ts';
import { createUser } from './loopback/identity.ts';
import { places } from './loopback/interaction-payload.ts';
import { LoopbackDiscord } from './loopback/loopback-discord.ts';
import type { SayOptions } from './loopback/member.ts';
import type { StoredMessage } from './loopback/stored-message.ts';
import { openDiscord, startServing } from './scenario.ts';

// Most scenarios have their own person, so that one bot serves them all.
let discord: LoopbackDiscord;
let shared: BotProcess;
let people = 0;

beforeAll(async () => {
  discord = await LoopbackDiscord.start({ guildIds: [places.guild.guild ?? ''] });
  shared = await startServing(discord);
});

afterEach(() => {
  expect(discord.violations).toEqual([]);
});

afterAll(async () => {
  await shared.stop();
  await discord.close();
});

/** Somebody who has not spoken with the bot. */
function meet(): ReturnType<typeof createUser> {
  people += 1;
  return createUser(String(200_000_000_000_000_000n + BigInt(people)), `person${people}`);
}

const textOf = ({ message }: { readonly message: StoredMessage }): string => visibleText(message);

/** The title of an answer: the question that it answers. */
const titleOf = (post: ChannelPost): string => /^### (.+)$/m.exec(textOf(post))?.[1] ?? '';

async function mention(
  text: string,
  options: SayOptions = {},
  on: LoopbackDiscord = discord,
): Promise<ChannelPost> {
  return on.member.say(`<@${on.applicationId}> ${text}`, options);
}

/** Writes messages that must not be answered, then one that must be, and counts what was posted meanwhile. */
async function countReplies(write: () => void): Promise<number> {
  const before = discord.channels.posts.entries.length;
  write();
  await discord.member.say('what is KVM?', { where: 'dm', user: meet() });
  return discord.channels.posts.entries.length - before - 1;
}

function control({ message }: ChannelPost, action: string): string {
  const ids = flattenComponents(message.components).map(({ custom_id: id }) => id ?? '');
  return ids.find((id) => id.split(':')[2] === action) ?? '';
}

describe('a mention', () => {
  test('is answered by a reply with the quotation, and the buttons of every answer', async () => {
    const user = meet();
    const post = await mention('what is a hypervisor?', { user });
    expect(textOf(post)).toMatch(/^### what is a hypervisor\?/);
    expect(textOf(post)).toMatch(/^> .*hypervisor/im);
    expect(post.message.flags & MessageFlags.Ephemeral).toBe(0);
    expect(post.message.allowed_mentions).toEqual({ parse: [], replied_user: false });
    const more = await discord.member.click(control(post, 'more'), post.message, { user });
    expect(more.isPrivate).toBe(true);
    const opened = await discord.member.click(control(post, 'follow'), post.message, { user });
    expect(opened.modal).not.toBeNull();
  });

  test('is found wherever it stands, and other marks are no part of the question', async () => {
    const post = await discord.member.say(
      `hello <@!${discord.applicationId}>, **what is KVM?** <:wave:123456789>`,
      { user: meet() },
    );
    expect(titleOf(post)).toBe('hello, what is KVM?');
    expect(textOf(post)).toContain('KVM');
  });

  test('in a long message is answered with what is asked there', async () => {
    const chatter = 'I moved to another flat last week and have to set my computers up again. ';
    const post = await mention(`${chatter.repeat(4)} What is OpenVZ? Thank you all.`, { user: meet() });
    expect(titleOf(post)).toBe('What is OpenVZ?');
  });

  test.each(['', '  !! <:wave:123456789>', 'hi'])(
    'without a question (“%s”) gets a hint with one',
    async (text) => {
      const post = await mention(text, { user: meet() });
      const [, example = ''] = /^Ask me something .* such as: (.+)$/.exec(textOf(post)) ?? [];
      expect(example).toMatch(/\?$/);
      expect(textOf(await mention(example, { user: meet() }))).toMatch(/^> /m);
    },
  );

  test('that the corpus does not answer gets two lines for everybody, and what can be asked', async () => {
    const user = meet();
    const post = await mention('how do I bake bread?', { user });
    expect(textOf(post)).toContain('The articles do not answer this.');
    expect(textOf(post).split('\n').length).toBeLessThanOrEqual(2);
    expect(textOf(post)).not.toMatch(/^>/m);
    await discord.member.click(control(post, 'delete'), post.message, { user });
    await discord.rest.waitForRequest(/^DELETE \/webhooks\/.*@original$/);
  });
});

describe('a conversation', () => {
  test('in direct messages goes on for three questions', async () => {
    const say = { where: 'dm', user: meet() } as const;
    expect(titleOf(await discord.member.say('What is KVM?', say))).toBe('What is KVM?');
    expect(titleOf(await discord.member.say('who made it?', say))).toMatch(/KVM/);
    expect(titleOf(await discord.member.say('and its drawbacks?', say))).toMatch(/KVM/);
    const last = await discord.member.say('what about OpenVZ?', say);
    expect(titleOf(last)).toMatch(/OpenVZ/);
    expect(titleOf(last)).not.toMatch(/KVM/);
  });

  test('in Vietnamese goes on for three questions, in the words of the person', async () => {
    const user = meet();
    expect(titleOf(await mention('KVM là gì?', { user }))).toBe('KVM là gì?');
    const second = await mention('ai dùng nó?', { user });
    expect(titleOf(second)).toBe('ai dùng nó? (KVM)');
    expect(textOf(second)).toMatch(/^> .*KVM/m);
    expect(JSON.stringify(second.message.components)).toContain('Hỏi tiếp');
    const third = await mention('còn OpenVZ thì sao?', { user });
    expect(titleOf(third)).toBe('còn OpenVZ thì sao? (ai dùng nó)');
    expect(textOf(third)).toMatch(/^> .*OpenVZ/m);
    const reply = { user: meet(), replyTo: second.message };
    expect(titleOf(await mention('nó có miễn phí không?', reply))).toBe('nó có miễn phí không? (KVM)');
  });

  test('is a person’s own in a channel', async () => {
    const [ada, grace] = [meet(), meet()];
    await mention('What is KVM?', { user: ada });
    await mention('What is OpenVZ?', { user: grace });
    expect(titleOf(await mention('who made it?', { user: ada }))).toMatch(/KVM/);
    expect(titleOf(await mention('who made it?', { user: grace }))).toMatch(/OpenVZ/);
  });

  test('goes on with the message that somebody replies to, whoever asked for it', async () => {
    const [ada, grace] = [meet(), meet()];
    const { message } = await mention('What is KVM?', { user: ada });
    await mention('What is OpenVZ?', { user: ada });
    const replies = { user: grace, replyTo: message };
    expect(titleOf(await discord.member.say('who made it?', replies))).toMatch(/KVM/);
    expect(
      titleOf(await discord.member.say('and its drawbacks?', { user: grace, replyTo: message })),
    ).toMatch(/KVM/);
  });

  test('does not begin with a reply to a command’s answer, whose text Discord keeps back; a mention helps', async () => {
    const user = meet();
    const { message } = await discord.member.slash('virt', { question: 'What is KVM?' }, { user });
    if (message === null) throw new Error('The command has no answer');
    const hint = await discord.member.say('who made it?', { user, replyTo: message });
    expect(textOf(hint)).toMatch(/Discord does not show me what you wrote\. Mention me/);
    // Once is enough: they know by now.
    const count = await countReplies(() => {
      discord.member.tell('who made it?', { user, replyTo: message });
    });
    expect(count).toBe(0);
    const post = await mention('who made it?', { user, replyTo: message });
    expect(titleOf(post)).toMatch(/KVM/);
  });

  test('begins anew after a restart, but goes on by a reply to the message', async () => {
    const own = await openDiscord();
    const first = await startServing(own);
    const { message } = await own.member.say('What is KVM?', { where: 'dm' });
    await first.stop();
    await startServing(own);
    expect(textOf(await own.member.say('who made it?', { where: 'dm' }))).not.toMatch(/^### .*KVM/m);
    const post = await own.member.say('who made it?', { where: 'dm', replyTo: message });
    expect(titleOf(post)).toMatch(/KVM/);
  });

  test.runIf(hasRedis)(`goes on after a restart with Redis${redisNote}`, async () => {
    const redis = await startRedis();
    const own = await openDiscord();
    const first = await startServing(own, { REDIS_URL: redis.url });
    await own.member.say('What is KVM?', { where: 'dm' });
    await first.stop();
    await startServing(own, { REDIS_URL: redis.url });
    expect(titleOf(await own.member.say('who made it?', { where: 'dm' }))).toMatch(/KVM/);
  });
});

describe('the bot stays silent', () => {
  test('for bots, webhooks, everybody, roles, other people, and what it is not asked', async () => {
    const text = `<@${discord.applicationId}> what is KVM?`;
    const robot = { ...createUser('300', 'robot'), bot: true };
    const count = await countReplies(() => {
      discord.member.tell(text, { user: robot });
      discord.member.tell(text, { where: 'dm', user: robot });
      discord.member.tell(text, { fields: { webhook_id: '301' } });
      discord.member.tell(`@everyone ${text}`, { fields: { mention_everyone: true } });
      discord.member.tell('@here what is KVM?', { fields: { mention_everyone: true } });
      discord.member.tell('<@&302> what is KVM?', { fields: { mention_roles: ['302'] } });
      discord.member.tell('what is KVM?');
      discord.member.tell('what is KVM?', { fields: { content: 'what is KVM?' } });
    });
    expect(count).toBe(0);
  });

  test('for changes of what somebody has written', async () => {
    const user = meet();
    await mention('what is KVM?', { user });
    const count = await countReplies(() => {
      const message = discord.member.tell('what is KVM', { user });
      discord.member.edit(message, `<@${discord.applicationId}> what is KVM?`, { user });
    });
    expect(count).toBe(0);
  });

  test.each(['thanks!', 'ok', 'lol nice', 'good', 'cảm ơn bạn'])('for “%s” after an answer', async (text) => {
    const user = meet();
    const { message } = await mention('what is KVM?', { user });
    const count = await countReplies(() => {
      discord.member.tell(`<@${discord.applicationId}> ${text}`, { user, replyTo: message });
      discord.member.tell(`<@${discord.applicationId}> ${text}`, { user });
    });
    expect(count).toBe(0);
  });

  test('for a reply that does not notify it', async () => {
    const { message } = await mention('what is KVM?', { user: meet() });
    const count = await countReplies(() => {
      discord.member.tell('nice', { replyTo: message, pings: false, user: meet() });
    });
    expect(count).toBe(0);
  });

  test('for payloads that make no sense, and goes on', async () => {
    const count = await countReplies(() => {
      for (const fields of [{ author: null }, { channel_id: 7 }, { mentions: 'x' }, { type: 'x' }]) {
        discord.member.tell('what is KVM?', { where: 'dm', fields });
      }
    });
    // Mentions are of no account in direct messages.
    expect(count).toBe(1);
  });
});

describe('a bot with CHAT=off', () => {
  test('asks Discord for no message, and answers commands alone', async () => {
    const own = await openDiscord();
    await startServing(own, { CHAT: 'off' });
    expect(own.gateway.identifies).toMatchObject([{ intents: 0 }]);
    own.member.tell(`<@${own.applicationId}> what is KVM?`);
    own.member.tell('what is KVM?', { where: 'dm' });
    const answer = await own.member.slash('virt', { question: 'what is KVM?' });
    expect(answer.text).toContain('KVM');
    expect(own.channels.posts.entries).toEqual([]);
    expect((await own.member.slash('about')).text).not.toContain('Mention it');
  });
});

describe('a bot with CHAT=on', () => {
  test('says in /about how to talk with it', async () => {
    expect((await discord.member.slash('about', {}, { user: meet() })).text).toContain('Mention it');
  });
});
