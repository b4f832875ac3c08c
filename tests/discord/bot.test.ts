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
});

describe('a bot that Discord refuses', () => {
  test.each(finalCodes)('at login with %i says so', async (code) => {
    discord.gateway.refuseIdentify(code);
    const { refused } = start();
    expect(await refused).toMatchObject({ name: 'GatewayError', closeCode: code });
  });

  test('because of its token says so', async () => {
    const { refused } = start({ DISCORD_TOKEN: 'wrong.token' });
    expect((await refused).message).toContain('DISCORD_TOKEN');
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
