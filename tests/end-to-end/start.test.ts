import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  GatewayCloseCodes,
  GatewayIntentBits,
} from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { createCommands } from '../../commands/all.ts';
import type { BotProcess } from '../helpers/bot-process.ts';
import { createFakeEngine } from '../commands/fake-engine.ts';
import { makeServices } from '../commands/inputs.ts';
import type { PublishedCommand } from './loopback/command-store.ts';
import { places } from './loopback/interaction-payload.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import {
  openDiscord,
  quotesIn,
  readLog,
  runBuilt,
  startBuiltBot,
  startServing,
  waitForLog,
} from './scenario.ts';

const published = /^PUT .*\/commands$/;
const secretOrStack = /wrong\.secret\.token|\bat \S*:\d+:\d+|\bat .* \(\S*:\d+:\d+\)/;
const guildId = places.guild.guild ?? '';

function countPublications(discord: LoopbackDiscord): number {
  return discord.rest.requests.entries.filter(({ route }) => published.test(route)).length;
}

/** What the bot says of itself over HTTP, at the port it has logged. */
async function probe(bot: BotProcess): Promise<object> {
  const { port } = await waitForLog(bot, 'Health endpoints listening');
  const url = `http://127.0.0.1:${String(port)}`;
  const [health, readiness] = await Promise.all([fetch(`${url}/healthz`), fetch(`${url}/readyz`)]);
  return { healthz: health.status, readyz: readiness.status, body: await readiness.json() };
}

const detail = {
  corpus: {
    documents: expect.any(Number),
    passages: expect.any(Number),
    fingerprint: expect.stringMatching(/^[\da-f]{8}$/),
    loadedAt: expect.any(String),
  },
  state: { store: 'memory', isConnected: true },
  encoder: { state: 'off', reason: 'setting' },
  discord: { delivery: expect.stringMatching(/^(?:gateway|none)$/) },
};
const ready = {
  healthz: 200,
  readyz: 200,
  body: { status: 'ok', checks: { gateway: true }, detail },
};
const notReady = {
  healthz: 200,
  readyz: 503,
  body: { status: 'unavailable', checks: { gateway: false }, detail },
};

describe('starting', () => {
  test('connects, asking for messages to it and for nothing privileged', async () => {
    const discord = await openDiscord();
    await startServing(discord);

    const intents = GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
    expect(discord.gateway.identifies).toMatchObject([{ intents, token: discord.token }]);
  });

  test('publishes what the commands define, for servers, people and private channels', async () => {
    const discord = await openDiscord();
    await startServing(discord);

    expect(discord.commands.list()).toMatchObject([
      {
        name: 'virt',
        integration_types: [0, 1],
        contexts: [0, 1, 2],
        options: [
          { name: 'question', type: ApplicationCommandOptionType.String, required: true, autocomplete: true },
          { name: 'private', type: ApplicationCommandOptionType.Boolean },
        ],
      },
      {
        name: 'compare',
        integration_types: [0, 1],
        contexts: [0, 1, 2],
        options: [
          { name: 'a', type: ApplicationCommandOptionType.String, required: true, autocomplete: true },
          { name: 'b', type: ApplicationCommandOptionType.String, required: true, autocomplete: true },
          { name: 'aspect', type: ApplicationCommandOptionType.String, autocomplete: true },
        ],
      },
      { name: 'topics', integration_types: [0, 1], contexts: [0, 1, 2] },
      { name: 'about', integration_types: [0, 1], contexts: [0, 1, 2] },
      {
        name: 'Ask the article',
        type: ApplicationCommandType.Message,
        integration_types: [0, 1],
        contexts: [0, 1, 2],
        name_localizations: { vi: 'Hỏi bài viết' },
      },
    ]);
    const { body } = await discord.rest.waitForRequest(published);
    expect(body).toEqual(
      createCommands(makeServices(createFakeEngine())).map(({ definition }) => definition),
    );
  });

  test.each<[string, (commands: readonly PublishedCommand[]) => readonly object[]]>([
    ['another description', ([virt, ...others]) => [{ ...virt, description: 'Something else' }, ...others]],
    ['a command missing', (commands) => commands.slice(1)],
  ])('publishes again when Discord has %s', async (_difference, change) => {
    const discord = await openDiscord();
    const first = await startServing(discord);
    await first.stop();
    const right = discord.commands.list();
    discord.commands.replaceAll('', change(right));
    await startServing(discord);

    expect(countPublications(discord)).toBe(2);
    expect(discord.commands.list().map(withoutIds)).toEqual(right.map(withoutIds));
  });

  test('publishes in one server alone when told to', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord, { DISCORD_GUILD_ID: guildId });
    const answer = await discord.member.slash('virt', { question: 'what is KVM' });
    await bot.stop();
    const again = await startServing(discord, { DISCORD_GUILD_ID: guildId });

    expect(discord.commands.list(guildId).map(({ name }) => name)).toEqual([
      'virt',
      'compare',
      'topics',
      'about',
      'Ask the article',
    ]);
    expect(discord.commands.list()).toEqual([]);
    expect(answer.text).toContain('KVM');
    await waitForLog(again, 'Commands published');
  });

  test('serves what is published already when Discord takes no new commands', async () => {
    const discord = await openDiscord();
    discord.faults.next(1, published, { kind: 'error', status: 400, code: 30_034 });
    const bot = startBuiltBot(discord);
    await waitForLog(bot, 'Discord does not take the commands');
    const answer = await discord.member.slash('virt', { question: 'what is KVM' });

    expect(answer.text).toContain('KVM');
  });
});

describe('health', () => {
  test('is ready once Discord is connected, and not while the connection is lost', async () => {
    const discord = await openDiscord();
    discord.gateway.refuseConnections();
    const bot = startBuiltBot(discord);
    await discord.gateway.waitFor('refuse');
    expect(await probe(bot)).toEqual(notReady);

    discord.gateway.acceptConnections();
    await waitForLog(bot, 'Connected to Discord');
    expect(await probe(bot)).toEqual(ready);

    discord.gateway.refuseConnections();
    discord.gateway.dropSockets();
    await waitForLog(bot, 'The connection to Discord was lost; connecting again');
    expect(await probe(bot)).toEqual(notReady);

    discord.gateway.acceptConnections();
    await waitForLog(bot, 'The connection to Discord was (?:resumed|made anew)');
    expect(await probe(bot)).toEqual(ready);
  });

  test('says that questions are encoded, by the vectors that the build has made, and they are answered', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord, { ENCODER: 'on' });
    let state: unknown = { state: 'starting' };
    while (JSON.stringify(state).includes('starting')) state = await probe(bot);

    expect(state).toMatchObject({ readyz: 200, body: { detail: { encoder: { state: 'ready' } } } });
    expect(readLog(bot).filter(({ msg }) => msg === 'Encoding the passages')).toEqual([]);
    const { text, isPrivate } = await discord.member.slash('virt', { question: 'what is KVM' });
    expect([isPrivate, quotesIn({ text }).join(' ')]).toEqual([
      false,
      expect.stringContaining('Kernel-based Virtual Machine'),
    ]);
  });

  test('is served without a token, and says that Discord is not connected', async () => {
    const bot = runBuilt(['start'], { PREVIEW: 'off' });

    expect(await probe(bot)).toEqual(notReady);
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
  });
});

describe('a start that cannot work ends at once and says what to do', () => {
  test.each([
    ['the token', { DISCORD_TOKEN: 'wrong.secret.token' }, /DISCORD_TOKEN/],
    [
      'a setting',
      { DISCORD_GUILD_ID: 'my server' },
      /DISCORD_GUILD_ID must be an id of Discord.*"my server"/,
    ],
    [
      'the shape of the token',
      { DISCORD_TOKEN: 'Bot wrong.secret.token' },
      /DISCORD_TOKEN must be the bare token/,
    ],
    ['the corpus', { CORPUS_DIR: '/nowhere' }, /\/nowhere/],
  ])('when %s is wrong', async (_what, env, message) => {
    const discord = await openDiscord();
    const bot = startBuiltBot(discord, env);
    const { code } = await bot.exited;
    const output = bot.lines.entries.join('\n');

    expect(code).toBeGreaterThan(0);
    expect(output).toMatch(message);
    expect(output).not.toMatch(secretOrStack);
    expect(discord.gateway.identifies).toEqual([]);
  });

  test('when its port is taken', async () => {
    const discord = await openDiscord();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const bot = startBuiltBot(discord, { PORT: port });
    const { code } = await bot.exited;
    other.close();

    expect(code).toBeGreaterThan(0);
    expect(bot.lines.entries.join('\n')).toContain(`PORT must be an address that is free`);
    expect(bot.lines.entries.join('\n')).not.toMatch(secretOrStack);
  });

  test.each([GatewayCloseCodes.AuthenticationFailed, GatewayCloseCodes.ShardingRequired])(
    'when Discord closes with %i instead of letting it in',
    async (closeCode) => {
      const discord = await openDiscord();
      discord.gateway.refuseIdentify(closeCode);
      const bot = startBuiltBot(discord);
      const { code } = await bot.exited;

      expect(code).toBeGreaterThan(0);
      expect(readLog(bot).at(-1)).toMatchObject({
        level: 'fatal',
        msg: expect.stringContaining(String(closeCode)),
      });
    },
  );
});

describe('a start while Discord cannot be reached', () => {
  test.each<[string, (discord: LoopbackDiscord) => void]>([
    ['answers 503', ({ faults }) => faults.next(4, /gateway/, { kind: 'error', status: 503 })],
    ['resets connections', ({ faults }) => faults.next(4, /gateway/, { kind: 'reset' })],
    ['limits the rate', ({ faults }) => faults.next(1, /gateway/, { kind: 'rate-limit', retryAfterS: 0.1 })],
  ])('goes on trying while it %s, and then serves', async (_what, obstruct) => {
    const discord = await openDiscord();
    obstruct(discord);
    await startServing(discord);

    expect((await discord.member.slash('virt', { question: 'what is KVM' })).text).toContain('KVM');
  });

  test('goes on trying while its gateway fails', async () => {
    const discord = await openDiscord();
    discord.gateway.refuseConnections('plain-http');
    const bot = startBuiltBot(discord);
    await discord.gateway.waitFor('refuse');
    discord.gateway.acceptConnections();
    await waitForLog(bot, 'Commands published');

    expect((await discord.member.slash('virt', { question: 'what is KVM' })).text).toContain('KVM');
  });
});

function withoutIds({ id: _id, version: _version, ...command }: PublishedCommand): object {
  return command;
}
