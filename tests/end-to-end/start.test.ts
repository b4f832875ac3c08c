import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { ApplicationCommandType, GatewayIntentBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { definitions } from '../../commands/all.ts';
import type { BotProcess } from '../helpers/bot-process.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { places } from './loopback/interaction-payload.ts';
import {
  allArticles,
  openDiscord,
  quotesIn,
  readLog,
  runBuilt,
  startBuiltBot,
  startServing,
  urlOf,
  waitForLog,
} from './scenario.ts';

const published = /^PUT .*\/commands$/;
const secretOrStack = /wrong\.secret\.token|\bat \S*:\d+:\d+|\bat .* \(\S*:\d+:\d+\)/;
const guildId = places.guild.guild ?? '';
const names = ['virt', 'compare', 'topics', 'about', 'Ask the article'];

/** What the bot says of itself over HTTP, at the port it has logged. */
async function probe(bot: BotProcess): Promise<object> {
  const url = await urlOf(bot);
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
function describeHealth(isConnected: boolean): object {
  const status = isConnected ? 'ok' : 'unavailable';
  const body = { status, checks: { gateway: isConnected }, detail };
  return { healthz: 200, readyz: isConnected ? 200 : 503, body };
}

describe('starting', () => {
  test('asks for messages to the bot and nothing privileged, and publishes what the commands define', async () => {
    const discord = await openDiscord();
    await startServing(discord);

    const intents = GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;
    expect(discord.gateway.identifies).toMatchObject([{ intents, token: discord.token }]);
    const everywhere = { integration_types: [0, 1], contexts: [0, 1, 2] };
    const commands = discord.commands.list();
    expect(commands).toMatchObject(names.map((name) => ({ name, ...everywhere })));
    const completed = commands.map(({ options }) =>
      options?.flatMap(({ name, autocomplete }) => (autocomplete ? [name] : [])),
    );
    expect(completed).toEqual([['question'], ['a', 'b', 'aspect'], undefined, undefined, undefined]);
    expect(commands.at(-1)).toMatchObject({
      type: ApplicationCommandType.Message,
      name_localizations: { vi: 'Hỏi bài viết' },
    });
    expect((await discord.rest.waitForRequest(published)).body).toEqual(definitions);
  });

  test('publishes in one server alone when told to', async () => {
    const discord = await openDiscord();
    await startServing(discord, { DISCORD_GUILD_ID: guildId });

    expect(discord.commands.list(guildId).map(({ name }) => name)).toEqual(names);
    expect(discord.commands.list()).toEqual([]);
    expect((await discord.member.slash('virt', { question: 'what is KVM' })).text).toContain('KVM');
  });

  test('serves what is published already when Discord takes no new commands', async () => {
    const discord = await openDiscord();
    discord.faults.next(1, published, { kind: 'error', status: 400, code: 30_034 });
    const bot = startBuiltBot(discord);
    await waitForLog(bot, 'Discord does not take the commands');

    expect((await discord.member.slash('virt', { question: 'what is KVM' })).text).toContain('KVM');
  });

  test('goes on trying while Discord fails in one way after another, and then serves', async () => {
    const discord = await openDiscord();
    discord.faults.next(2, /gateway/, { kind: 'error', status: 503 });
    discord.faults.next(2, /gateway/, { kind: 'reset' });
    discord.faults.next(1, /gateway/, { kind: 'rate-limit', retryAfterS: 0.1 });
    discord.gateway.refuseConnections('plain-http');
    const bot = startBuiltBot(discord);
    await discord.gateway.waitFor('refuse');
    discord.gateway.acceptConnections();
    await waitForLog(bot, 'Commands published');

    expect((await discord.member.slash('virt', { question: 'what is KVM' })).text).toContain('KVM');
  });
});

describe('health', () => {
  test('is ready once Discord is connected, and not while the connection is lost', async () => {
    const discord = await openDiscord();
    discord.gateway.refuseConnections();
    const bot = startBuiltBot(discord);
    await discord.gateway.waitFor('refuse');
    expect(await probe(bot)).toEqual(describeHealth(false));

    discord.gateway.acceptConnections();
    await waitForLog(bot, 'Connected to Discord');
    expect(await probe(bot)).toEqual(describeHealth(true));
    const metrics = await (await fetch(`${await urlOf(bot)}/metrics`)).text();
    expect(metrics).toMatch(/^virtbot_gateway_connected 1$/m);

    discord.gateway.refuseConnections();
    discord.gateway.dropSockets();
    await waitForLog(bot, 'The connection to Discord was lost; connecting again');
    expect(await probe(bot)).toEqual(describeHealth(false));

    discord.gateway.acceptConnections();
    await waitForLog(bot, 'The connection to Discord was (?:resumed|made anew)');
    expect(await probe(bot)).toEqual(describeHealth(true));
  });

  test('says that questions are encoded, by the vectors that the build has made, and they are answered', async () => {
    const discord = await openDiscord();
    const bot = await startServing(discord, { ENCODER: 'on', CORPUS_DIR: allArticles });
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

    expect(await probe(bot)).toEqual(describeHealth(false));
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
  });
});

describe('a start that cannot work ends at once and says what to do', () => {
  test.each([
    ['the token', { DISCORD_TOKEN: 'wrong.secret.token' }, /DISCORD_TOKEN/],
    ['a setting', { DISCORD_TOKEN: 'Bot wrong.secret.token' }, /DISCORD_TOKEN must be the bare token/],
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

  test('when .env cannot be read', () => {
    const cwd = makeTemporaryFolder();
    symlinkSync('.env', path.join(cwd, '.env'));
    const entry = path.resolve('dist/cli.js');
    const { status, stderr } = spawnSync(process.execPath, [entry, 'start'], { cwd, encoding: 'utf8' });

    expect([status, stderr]).toEqual([2, expect.stringMatching(/^The file \.env cannot be read: .+\n$/)]);
  });

  test('when its port is taken', async () => {
    const { apiUrl } = await openDiscord();
    const bot = runBuilt(['start'], { PORT: new URL(apiUrl).port });
    const { code } = await bot.exited;

    expect(code).toBeGreaterThan(0);
    expect(bot.lines.entries.join('\n')).toContain('PORT must be an address that is free');
    expect(bot.lines.entries.join('\n')).not.toMatch(secretOrStack);
  });
});
