import { GatewayCloseCodes } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { definitions } from '../../commands/all.ts';
import { readConfig } from '../../src/config.ts';
import { startBot, type RunningBot } from '../../src/discord/bot.ts';
import { publishOnce } from '../../src/discord/publish.ts';
import { createLogger } from '../../src/logger.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { Journal } from '../end-to-end/loopback/journal.ts';
import { LoopbackDiscord } from '../end-to-end/loopback/loopback-discord.ts';
import { createServing } from './serving.ts';

const finalCodes = [
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
];

type LogLine = Readonly<Record<string, unknown>>;

let discord: LoopbackDiscord;
let bot: RunningBot | null;
let log: Journal<LogLine>;

beforeEach(async () => {
  discord = await LoopbackDiscord.start({ guildIds: ['900000000000000001'] });
  log = new Journal();
  bot = null;
});

afterEach(async () => {
  await bot?.stop();
  await discord.close();
  expect(discord.violations).toEqual([]);
});

function configure(env: Readonly<Record<string, string>> = {}): ReturnType<typeof readConfig> {
  return readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
}

function start(env?: Readonly<Record<string, string>>): RunningBot {
  const logger = createLogger({
    level: 'trace',
    secrets: [discord.token],
    stream: {
      write: (line) => {
        log.add(JSON.parse(line));
      },
    },
  });
  bot = startBot({
    config: configure(env),
    logger,
    chat: null,
    definitions,
    ...createServing(createFakeEngine(), logger),
  });
  return bot;
}

async function startPublished(): Promise<RunningBot> {
  const started = start();
  await discord.rest.waitForRequest(/^PUT .*\/commands$/);
  await waitForLine('Commands published');
  return started;
}

async function waitForLine(message: string, count = 1): Promise<LogLine> {
  return log.waitFor(({ msg }) => msg === message, message, { count });
}

describe('a connected bot', () => {
  test('asks for no intent without chat, one connection, and publishes its commands', async () => {
    const { isReady } = await startPublished();
    expect(isReady()).toBe(true);
    expect(discord.gateway.identifies).toMatchObject([{ intents: 0, shard: [0, 1] }]);
    expect(discord.commands.list().map(({ name }) => name)).toEqual([
      'virt',
      'compare',
      'topics',
      'about',
      'Ask the article',
    ]);
  });

  test.each(['guild', 'dm', 'unknown-guild'] as const)('answers in a %s', async (where) => {
    await startPublished();
    const answer = await discord.member.slash('virt', { question: 'what is Xen' }, { where });
    expect(answer.text).toContain('Xen is a Type-1 hypervisor.');
    expect(answer.isPrivate).toBe(false);
  });

  test('completes what is typed', async () => {
    await startPublished();
    const { choices } = await discord.member.type('virt', { question: 'xen' }, 'question');
    expect(choices).toEqual([{ name: '🔑 What is Xen?', value: '~What is Xen?' }]);
  });

  test('lives on after odd payloads', async () => {
    await startPublished();
    for (const odd of [
      {},
      { type: 2 },
      { id: '1', token: 't', type: 2, data: null },
      { channel: 7, type: 3 },
    ]) {
      discord.gateway.dispatch('INTERACTION_CREATE', odd, null);
    }
    const answer = await discord.member.slash('virt', { question: 'what is Xen' });
    expect(answer.text).toContain('Xen');
    expect(log.entries.filter(({ outcome }) => outcome === 'unreadable')).toHaveLength(3);
  });

  test('repeats an answer that Discord turns away for the moment', async () => {
    await startPublished();
    discord.faults.next(2, /callback/, { kind: 'error', status: 502 });
    const answer = await discord.member.slash('virt', { question: 'what is Xen' });
    expect(answer.text).toContain('Xen is a Type-1 hypervisor.');
  });

  test.each([false, true])(
    'answers once when the connection ends (after arrival: %s)',
    async (afterApplying) => {
      await startPublished();
      discord.faults.next(1, /callback/, { kind: 'hang-up', afterApplying });
      const answer = await discord.member.slash('virt', { question: 'what is Xen' });
      expect(answer.text).toContain('Xen is a Type-1 hypervisor.');
      expect(await waitForLine('Interaction')).toMatchObject({ outcome: 'answered' });
    },
  );

  test('tells the user when its answer could not be delivered', async () => {
    await startPublished();
    discord.faults.next(1, /callback/, { kind: 'error', status: 400, code: 50_035 });
    const answer = await discord.member.slash('virt', { question: 'what is Xen' });
    expect(answer.text).toContain('Something went wrong');
    expect(answer.isPrivate).toBe(true);
    expect(await waitForLine('Interaction')).toMatchObject({ outcome: 'failed', command: 'virt' });
  });

  test('gives up on an answer that hangs before Discord does', async () => {
    await startPublished();
    discord.faults.next(1, /callback/, { kind: 'hang' });
    const answer = await discord.member.slash('virt', { question: 'what is Xen' });
    expect(answer.text).toContain('Something went wrong');
  });

  test('resumes a lost connection, and is not ready in between', async () => {
    const { isReady } = await startPublished();
    discord.gateway.refuseConnections();
    discord.gateway.dropSockets();
    await waitForLine('The connection to Discord was lost; connecting again');
    expect(isReady()).toBe(false);
    discord.gateway.acceptConnections();
    await waitForLine('The connection to Discord was resumed');
    expect(isReady()).toBe(true);
  });

  test('never writes its token', async () => {
    await startPublished();
    expect(JSON.stringify(log.entries)).not.toContain(discord.token);
  });
});

describe('a bot that Discord refuses', () => {
  test.each(finalCodes)('at login with %i says so', async (code) => {
    discord.gateway.refuseIdentify(code);
    const { refused } = start();
    expect(await refused).toMatchObject({ name: 'GatewayError', closeCode: code });
  });

  test('while connected says so, and is not ready', async () => {
    const { refused, isReady } = await startPublished();
    discord.gateway.closeSockets(4014);
    expect((await refused).message).toContain('intents');
    expect(isReady()).toBe(false);
  });

  test('because of its token says so', async () => {
    const { refused } = start({ DISCORD_TOKEN: 'wrong.token' });
    expect((await refused).message).toContain('DISCORD_TOKEN');
  });
});

describe('a bot that cannot reach Discord', () => {
  test('tries again until it can', async () => {
    discord.faults.next(4, /gateway\/bot/, { kind: 'error', status: 503 });
    const { isReady } = start();
    expect(await waitForLine('Discord could not be reached; trying again')).toMatchObject({ failures: 1 });
    await waitForLine('Commands published');
    expect(isReady()).toBe(true);
  });

  test('can be stopped while it waits', async () => {
    discord.faults.next(4, /gateway\/bot/, { kind: 'error', status: 503 });
    const { stop, isReady } = start();
    await waitForLine('Discord could not be reached; trying again');
    await stop();
    expect(isReady()).toBe(false);
    expect(discord.gateway.identifies).toEqual([]);
  });

  test('serves all the same when its commands cannot be published', async () => {
    discord.faults.next(1, /PUT/, { kind: 'error', status: 400, code: 50_035 });
    const { isReady } = start();
    await waitForLine('Discord does not take the commands');
    expect(isReady()).toBe(true);
  });
});

describe('stopping', () => {
  test('finishes what is in hand, then disconnects', async () => {
    const { stop } = await startPublished();
    discord.faults.next(1, /callback/, { kind: 'rate-limit', retryAfterS: 0.3 });
    const asked = discord.member.slash('virt', { question: 'what is Xen' });
    await discord.rest.waitForRequest(/callback/);
    await stop();
    expect((await asked).text).toContain('Xen');
    expect(await discord.gateway.waitFor('disconnect')).toMatchObject({ code: 1000 });
  });
});

describe('configuration', () => {
  test('without a token is refused', () => {
    expect(() => start({ DISCORD_TOKEN: '' })).toThrow('DISCORD_TOKEN must be set');
  });

  test.each([null, '5'])(
    'is enough to publish the commands without connecting, in server %s',
    async (guildId) => {
      await publishOnce({ ...configure(), discordGuildId: guildId }, definitions);
      const published = discord.commands.list(guildId ?? undefined);
      expect(published.map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
      expect(discord.gateway.identifies).toEqual([]);
    },
  );
});
