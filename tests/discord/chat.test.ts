import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { talk as usualTalk } from '../../commands/chat.ts';
import { readConfig } from '../../src/config.ts';
import { startBot, type RunningBot } from '../../src/discord/bot.ts';
import { createChat, type ChatOptions } from '../../src/discord/chat.ts';
import { openRest } from '../../src/discord/rest.ts';
import { createLogger } from '../../src/logger.ts';
import { createCooldown } from '../../src/state/cooldown.ts';
import { createMemoryConversations, createMemoryRepeats } from '../../src/state/memory.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { makeServices } from '../commands/inputs.ts';
import { visibleText } from '../end-to-end/loopback/components.ts';
import { createUser } from '../end-to-end/loopback/identity.ts';
import { places } from '../end-to-end/loopback/interaction-payload.ts';
import { Journal } from '../end-to-end/loopback/journal.ts';
import type { LoopbackDiscord } from '../end-to-end/loopback/loopback-discord.ts';
import type { StoredMessage } from '../end-to-end/loopback/stored-message.ts';
import { openDiscord, type LogLine } from '../end-to-end/scenario.ts';
import { createServing } from './serving.ts';

let discord: LoopbackDiscord;
let log: Journal<LogLine>;
let bot: RunningBot | null;

beforeEach(async () => {
  discord = await openDiscord();
  log = new Journal();
  bot = null;
});

afterEach(async () => {
  vi.restoreAllMocks();
  await bot?.stop();
});

type Parts = Partial<ChatOptions['state']> & Partial<Pick<ChatOptions, 'talk'>>;

function prepare(parts: Parts = {}) {
  const { talk = usualTalk, ...state } = parts;
  const stream = { write: (line: string) => log.add(JSON.parse(line)) };
  const logger = createLogger({ level: 'trace', secrets: [discord.token], stream });
  const serving = createServing(createFakeEngine(), { logger });
  const chat = createChat({
    talk,
    services: makeServices(createFakeEngine()),
    state: {
      conversations: createMemoryConversations(),
      cooldown: createCooldown({ burst: 1, perMinute: 0 }),
      repeats: createMemoryRepeats(),
      ...state,
    },
    logger,
    onHandled: serving.onHandled,
  });
  return { logger, chat, ...serving };
}

async function serve(parts?: Parts) {
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  bot = startBot({ config, definitions: [], ...prepare(parts) });
  await discord.gateway.waitFor('ready');
}

const ask = async (text: string, options = {}) =>
  discord.member.say(`<@${discord.applicationId}> ${text}`, options);

const textOf = ({ message }: { readonly message: StoredMessage }): string => visibleText(message);

/** The end of the `count`-th message, as it is logged. */
async function ending(count = 1): Promise<LogLine> {
  return log.waitFor(({ msg, kind }) => msg === 'Interaction' && kind === 'message', 'its end', { count });
}

describe('a reply', () => {
  test('is posted once although its request was lost on the way back', async () => {
    await serve();
    discord.faults.next(1, /\/messages$/, { kind: 'hang-up', afterApplying: true });
    await ask('what is Xen?');
    expect(await ending()).toMatchObject({ command: 'chat', outcome: 'answered' });
    expect(discord.channels.posts.entries).toHaveLength(1);
  });

  test('comes once to a message that comes twice', async () => {
    await serve();
    const { id } = discord.member.tell('what is Xen?', { where: 'dm' });
    discord.member.tell('what is Xen?', { where: 'dm', fields: { id } });
    await discord.member.say('who uses Xen?', { where: 'dm' });
    expect(discord.channels.posts.entries).toHaveLength(2);
  });

  test('is in the language of the server, and in English elsewhere', async () => {
    discord.guildLocale = 'vi';
    await serve();
    expect(textOf(await ask(''))).toContain('Hãy hỏi tôi');
    expect(textOf(await ask('bread?'))).toContain('Các bài viết');
    expect(await discord.rest.waitForRequest(/^GET \/guilds\//)).toBeDefined();
    expect(textOf(await discord.member.say('bread?', { where: 'dm' }))).toContain('The articles');
  });

  test('comes in English while the language of the server is not to be had, which is asked again soon', async () => {
    discord.guildLocale = 'vi';
    discord.faults.next(4, /^GET \/guilds/, { kind: 'error', status: 500 });
    await serve();
    expect(textOf(await ask(''))).toContain('Ask me something');
    expect(textOf(await ask('', { user: createUser('42', 'grace') }))).toContain('Ask me something');
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 11_000);
    expect(textOf(await ask('', { user: createUser('43', 'alan') }))).toContain('Hãy hỏi tôi');
  });
});

test('50 replies to one channel under a limit of 5 at a time are all posted, in order', async () => {
  const posted: unknown[] = [];
  let left = 5;
  const server = createServer(async (request, response) => {
    const body = await json(request);
    if (left === 0) {
      left = 5;
      response.writeHead(429, { 'retry-after': '0.05', 'content-type': 'application/json' });
      response.end('{"retry_after":0.05,"global":false}');
      return;
    }
    left -= 1;
    posted.push(body);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  // Whatever has a deadline has missed it before the last is posted.
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 50));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { chat, logger } = prepare();
  const rest = openRest({ discordApiUrl: `http://127.0.0.1:${port}/api` }, 'token', logger);
  const ids = Array.from({ length: 50 }, (_, index) => String(index));
  const message = { channel_id: '7', type: 0, author: { id: '4' }, content: 'what is Xen?' };
  await Promise.all(ids.map(async (id) => chat({ ...message, id }, { rest, botId: '1' }, 0)));
  expect(posted).toMatchObject(ids.map((nonce) => ({ nonce })));
  expect(log.entries).toContainEqual(
    expect.objectContaining({ level: 'warn', retryAfterMs: expect.any(Number) }),
  );
});

describe('where a channel is closed to the bot', () => {
  test.each([50_013, 50_001])('that is logged once, and nothing else happens (%i)', async (code) => {
    await serve();
    discord.faults.next(2, /\/messages$/, { kind: 'error', status: 403, code });
    discord.member.tell(`<@${discord.applicationId}> what is Xen?`);
    expect(await ending()).toMatchObject({ outcome: 'failed' });
    discord.member.tell(`<@${discord.applicationId}> what is Xen?`);
    await ending(2);
    const warnings = log.entries.filter(({ msg }) => String(msg).startsWith('The bot may not reply'));
    expect(warnings).toMatchObject([{ channel: places.guild.channel }]);
    expect(log.entries.filter(({ level }) => level === 'error')).toEqual([]);
    expect(textOf(await ask('what is Xen?'))).toContain('Xen');
  });
});

describe('somebody who is too fast', () => {
  test('is told so once, and then gets no answer until the time is over; nobody else minds', async () => {
    await serve({ cooldown: createCooldown({ burst: 2, perMinute: 1 }) });
    await ask('what is Xen?');
    await ask('who uses Xen?');
    expect(textOf(await ask('and Xen?'))).toMatch(/^That was quick\. Go on in \d+ seconds\.$/);
    discord.member.tell(`<@${discord.applicationId}> and Xen?`);
    expect(await ending(4)).toMatchObject({ outcome: 'slowed' });
    expect(textOf(await ask('what is Xen?', { user: createUser('42', 'grace') }))).toContain('Type-1');
    expect(discord.channels.posts.entries).toHaveLength(4);
  });
});

describe('when answering fails', () => {
  test('the person gets an apology with an id that stands in the log', async () => {
    await serve({
      talk: () => {
        throw new Error('out of order');
      },
    });
    const text = textOf(await ask('what is Xen?'));
    const { errorId } = await ending();
    expect(text).toContain(`\`${String(errorId)}\``);
    expect(text).not.toContain('out of order');
    const logged = log.entries.find(({ msg }) => msg === 'A message could not be answered');
    expect(logged).toMatchObject({ errorId, err: { message: 'out of order' } });
  });

  test('and Discord takes no reply, that is logged with its id', async () => {
    await serve();
    discord.faults.next(1, /\/messages$/, { kind: 'error', status: 400, code: 50_035 });
    discord.member.tell('what is Xen?', { where: 'dm' });
    const { errorId } = await ending();
    expect(log.entries.find(({ msg }) => msg === 'A reply could not be delivered')).toMatchObject({
      errorId,
    });
  });
});
