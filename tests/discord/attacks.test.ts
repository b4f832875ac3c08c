import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTalk } from '../../commands/chat.ts';
import { definitions } from '../../commands/all.ts';
import { readConfig } from '../../src/config.ts';
import { startBot, type RunningBot } from '../../src/discord/bot.ts';
import { createChat } from '../../src/discord/chat.ts';
import { readText } from '../../src/discord/source-message.ts';
import { createLogger } from '../../src/logger.ts';
import { noCooldown } from '../../src/state/cooldown.ts';
import { createMemoryConversations, createMemoryRepeats } from '../../src/state/memory.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { makeServices } from '../commands/inputs.ts';
import { clickOn } from '../end-to-end/delivery-steps.ts';
import { Journal } from '../end-to-end/loopback/journal.ts';
import { LoopbackDiscord } from '../end-to-end/loopback/loopback-discord.ts';
import { createServing } from './serving.ts';

type LogLine = Readonly<Record<string, unknown>>;

let discord: LoopbackDiscord;
let bot: RunningBot;
let log: Journal<LogLine>;

beforeEach(async () => {
  discord = await LoopbackDiscord.start({ guildIds: ['900000000000000001'] });
  log = new Journal();
});

afterEach(async () => {
  await bot.stop();
  await discord.close();
});

function write(line: string): void {
  log.add(JSON.parse(line));
}

/** The payload of somebody who is typing. */
function type(id: string, value: string): object {
  return {
    id,
    token: 'token',
    type: 4,
    user: { id: '7' },
    data: { name: 'virt', options: [{ name: 'question', value, focused: true }] },
  };
}

function start(): void {
  const logger = createLogger({ level: 'info', secrets: [], stream: { write } });
  const serving = createServing(createFakeEngine(), logger);
  const talk = createTalk(makeServices(createFakeEngine()));
  const state = {
    conversations: createMemoryConversations(),
    cooldown: noCooldown,
    repeats: createMemoryRepeats(),
  };
  const chat = createChat({ talk, state, logger, onHandled: serving.onHandled });
  const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });
  bot = startBot({ config, logger, chat, definitions, ...serving });
}

async function startPublished(): Promise<void> {
  start();
  await log.waitFor(({ msg }) => msg === 'Commands published', 'the commands');
}

function requestsTo(route: RegExp): number {
  return discord.rest.requests.entries.filter((request) => route.test(request.route)).length;
}

const turnedAway = { kind: 'rate-limit', retryAfterS: 0.01, hasHeaders: false } as const;

test('a rate limit without its header is not hammered, by answers nor while publishing', async () => {
  discord.faults.next(1_000, /./, turnedAway);
  start();
  await log.waitFor(({ failures }) => failures === 2, 'a second attempt');
  expect(discord.rest.requests.entries).toHaveLength(1);
});

test('an interaction whose answer is turned away so is given up at once', async () => {
  await startPublished();
  discord.faults.next(1_000, /callback/, turnedAway);
  const asked = discord.member.slash('virt', { question: 'what is Xen' }).catch(() => null);
  await log.waitFor(({ msg }) => msg === 'An interaction failed', 'the failure');
  expect(requestsTo(/callback/)).toBe(1);
  discord.faults.clear();
  void asked;
});

test.each([['plain-http'], ['drop']] as const)(
  'a gateway that refuses connections (%s) is tried ever more rarely, and the log says so from the first time on',
  async (how) => {
    discord.gateway.refuseConnections(how);
    start();
    const { msg } = await log.waitFor(({ level }) => level === 'warn', 'a warning');
    expect(String(msg)).toMatch(/could not be (?:connected to|reached)/);
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect(log.entries.length).toBeLessThanOrEqual(4);
    discord.gateway.acceptConnections();
    await log.waitFor((line) => line['msg'] === 'Connected to Discord', 'a connection');
  },
);

test.each([4000, 4002])(
  'a gateway that closes with %i before it is ready is told of in the log',
  async (code) => {
    discord.gateway.refuseIdentify(code, 1);
    start();
    expect(await log.waitFor(({ closeCode }) => closeCode === code, 'a warning')).toMatchObject({
      level: 'warn',
    });
    await log.waitFor(({ msg }) => msg === 'Connected to Discord', 'a connection');
  },
);

test('events of every kind, whole and broken, leave no error in the log', async () => {
  await startPublished();
  for (let round = 0; round < 13; round += 1) {
    for (const name of Object.values(GatewayDispatchEvents)) {
      if (name === GatewayDispatchEvents.Ready || name === GatewayDispatchEvents.Resumed) continue;
      discord.gateway.dispatch(
        name,
        [{}, { id: '1', guild_id: {} }, { message: null, user: 1 }][round % 3] ?? {},
        null,
      );
    }
  }
  const answer = await discord.member.slash('virt', { question: 'what is Xen' });
  expect(answer.text).toContain('Xen');
  expect(log.entries.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
});

test('a share that Discord never took can be tried again', async () => {
  await startPublished();
  const answer = await discord.member.slash('virt', { question: 'what is Xen', private: true });
  discord.faults.next(4, /callback/, { kind: 'error', status: 500 });
  await clickOn('share', answer, discord).catch(() => null);
  await clickOn('share', answer, discord);
  await discord.rest.waitForRequest(/^POST \/webhooks/);
});

test('what people see of a message is read: forwards, embeds, components, polls', () => {
  const message = {
    content: 'one',
    embeds: [{ title: 'two', description: 'three' }],
    components: [{ type: 17, components: [{ type: 10, content: 'four' }] }],
    poll: { question: { text: 'five' } },
    message_snapshots: [{ message: { content: 'six' } }],
  };
  expect(readText(message).split('\n').toSorted()).toEqual(['five', 'four', 'one', 'six', 'three', 'two']);
});

test('a reply that has to wait for a rate limit is delivered all the same', async () => {
  await startPublished();
  const post = /^POST \/channels/;
  discord.faults.next(1, post, { kind: 'rate-limit', retryAfterS: 6 });
  const texts = ['what is Xen', 'what is Xen again', 'what is Xen at last'];
  await Promise.all(texts.map(async (text) => discord.member.say(`<@${discord.applicationId}> ${text}`)));
  await discord.rest.waitForRequest(/^POST \/channels/, { count: 4 });
  expect(log.entries.filter(({ level }) => level === 'error')).toEqual([]);
});

test('of what one person types while it waits its turn, the last alone is looked for, and not more than 100 characters', async () => {
  const asked: string[] = [];
  const engine = createFakeEngine({
    complete: (_field, typed) => {
      asked.push(typed);
      return [];
    },
  });
  const { answer } = createServing(engine, createLogger({ level: 'silent', secrets: [] }));
  await Promise.all(
    ['a', 'ab', 'c'.repeat(500)].map(async (value, index) => answer(type(`${index}`, value))),
  );
  expect(asked).toEqual(['c'.repeat(100)]);
});
