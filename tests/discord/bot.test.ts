import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { definitions } from '../../commands/all.ts';
import { talk } from '../../commands/chat.ts';
import { readConfig } from '../../src/config.ts';
import { startBot, type RunningBot } from '../../src/discord/bot.ts';
import { createChat } from '../../src/discord/chat.ts';
import { publishOnce } from '../../src/discord/publish.ts';
import { createLogger } from '../../src/logger.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { makeServices } from '../commands/inputs.ts';
import { clickOn } from '../end-to-end/delivery-steps.ts';
import { Journal } from '../end-to-end/loopback/journal.ts';
import type { LoopbackDiscord } from '../end-to-end/loopback/loopback-discord.ts';
import { openDiscord, type LogLine } from '../end-to-end/scenario.ts';
import { openTestState } from '../state/opened.ts';
import { createServing } from './serving.ts';

const values = { question: 'what is Xen' };

let discord: LoopbackDiscord;
let bot: RunningBot | null;
let log: Journal<LogLine>;

beforeEach(async () => {
  discord = await openDiscord();
  log = new Journal();
  bot = null;
});

afterEach(async () => {
  vi.restoreAllMocks();
  await bot?.stop();
});

function configure(env: Readonly<Record<string, string>> = {}): ReturnType<typeof readConfig> {
  return readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...env });
}

function prepare() {
  const stream = { write: (line: string) => log.add(JSON.parse(line)) };
  const logger = createLogger({ level: 'trace', secrets: [discord.token], stream });
  return { logger, definitions, ...createServing(createFakeEngine(), { logger }) };
}

function start(env?: Readonly<Record<string, string>>): RunningBot {
  bot = startBot({ config: configure(env), chat: null, ...prepare() });
  return bot;
}

async function startPublished(): Promise<RunningBot> {
  const started = start();
  await waitForLine('Commands published');
  return started;
}

async function waitForLine(message: string, count = 1): Promise<LogLine> {
  return log.waitFor(({ msg }) => msg === message, message, { count });
}

function isWarning({ level }: LogLine): boolean {
  return level === 'warn';
}

describe('a connected bot', () => {
  test('logs no error whatever events come, whole or broken, of every kind', async () => {
    const prepared = prepare();
    const state = await openTestState({ cooldown: { burst: 1, perMinute: 0 } });
    const services = makeServices(createFakeEngine());
    const chat = createChat({ ...prepared, talk, services, state });
    bot = startBot({ config: configure(), chat, ...prepared });
    await waitForLine('Commands published');
    const { message } = await discord.member.slash('virt', values);
    const user = { id: '7', username: 'ada', discriminator: '0', global_name: null, avatar: null };
    const whole = { ...message, user, author: user, guild_id: '900000000000000001', guild: {}, channel: {} };
    const shapes = [whole, { ...whole, message, user_id: '7' }, {}, { id: 1, guild_id: {} }, { user: 1 }];
    const { Ready: _ready, Resumed: _resumed, ...others } = GatewayDispatchEvents;
    const kinds = Object.values(others);
    for (let count = 0; count < 1_000; count += 1) {
      const shape = shapes[Math.floor(count / kinds.length) % shapes.length];
      discord.gateway.dispatch(kinds[count % kinds.length] ?? '', shape ?? {}, null);
    }
    expect((await discord.member.slash('virt', values)).text).toContain('Xen');
    expect(log.entries.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});

describe('a gateway that lets nobody in', () => {
  test.each<[string, () => void, object]>([
    ['drops connections', () => discord.gateway.refuseConnections('drop'), { closeCode: 1006 }],
    ['is no gateway', () => discord.gateway.refuseConnections('plain-http'), { err: { type: 'Error' } }],
    ['closes them with 4000', () => discord.gateway.refuseIdentify(4000), { closeCode: 4000 }],
    ['closes them with 4002', () => discord.gateway.refuseIdentify(4002), { closeCode: 4002 }],
  ])('because it %s is told of at once, with what to do', async (_, refuse, why) => {
    refuse();
    start();
    const msg = expect.stringMatching(/could not be reached|DISCORD_API_URL/);
    expect(await log.waitFor(isWarning, 'a warning')).toMatchObject({ failures: 1, msg, ...why });
  });

  test('is tried ever more rarely', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    discord.gateway.refuseConnections();
    start();
    await discord.gateway.waitFor('refuse', { count: 4 });
    await log.waitFor(isWarning, 'the third warning', { count: 3 });
    expect(log.entries.map(({ failures, delayMs }) => [failures, delayMs])).toEqual([
      [1, 0],
      [2, 500],
      [4, 2_000],
    ]);
    discord.gateway.acceptConnections();
    await waitForLine('Connected to Discord');
  });
});

test('a session whose own host is gone is given up, and one made anew by the main gateway', async () => {
  // So that nobody waits.
  vi.spyOn(Math, 'random').mockReturnValue(2);
  discord.gateway.resumeUrl = () => 'ws://gone.invalid';
  await startPublished();
  discord.gateway.dropSockets();
  await waitForLine('The connection to Discord was made anew');
  expect(log.entries.filter(({ msg }) => String(msg).includes('was lost'))).toHaveLength(1);
});

test('a connection that is lost again and again is warned about', async () => {
  await startPublished();
  discord.gateway.dropSockets();
  await waitForLine('The connection to Discord was resumed');
  discord.gateway.dropSockets();
  expect(await log.waitFor(isWarning, 'a warning')).toMatchObject({ failures: 2 });
});

/** What a proxy or a ban answers: no header says how long to wait. */
const turnedAway = { kind: 'rate-limit', retryAfterS: 0.01, hasHeaders: false } as const;

describe('a rate limit without its header', () => {
  test('is not hammered while connecting', async () => {
    discord.faults.next(1_000, /./, turnedAway);
    start();
    await log.waitFor(({ failures }) => failures === 2, 'a second attempt');
    expect(discord.rest.requests.entries).toHaveLength(1);
  });

  test('costs few requests a route in a minute in which 20 people ask', async () => {
    await startPublished();
    const now = performance.now.bind(performance);
    let skippedMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + skippedMs);
    discord.faults.next(1_000, /callback/, turnedAway);
    for (let asked = 1; asked <= 20; asked += 1) {
      await Promise.all([
        discord.member.slash('virt', values, { where: 'dm', deadlineMs: 1 }).catch(() => null),
        waitForLine('Interaction', asked),
      ]);
      skippedMs += 3_000;
    }
    const requests = discord.rest.requests.entries.filter(({ route }) => route.endsWith('/callback'));
    expect(requests.length).toBeLessThanOrEqual(2);
  });
});

test('a share that Discord never took can be tried again', async () => {
  await startPublished();
  const answer = await discord.member.slash('virt', { ...values, private: true });
  discord.faults.next(4, /callback/, { kind: 'error', status: 500 });
  await clickOn('share', answer, discord).catch(() => null);
  await clickOn('share', answer, discord);
  await discord.rest.waitForRequest(/^POST \/webhooks/);
});

describe('a bot that Discord refuses', () => {
  test.each([4004, 4010, 4011, 4012, 4013, 4014])('at login with %i says so', async (code) => {
    discord.gateway.refuseIdentify(code);
    const { refused } = start();
    expect(await refused).toMatchObject({ name: 'GatewayError', closeCode: code });
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
