import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { BotProcess, Exit } from '../helpers/bot-process.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import { openDiscord, readLog, runBuilt, startBuiltBot, startServing, waitForLog } from './scenario.ts';

const callback = /callback$/;
const values = { question: 'what is a type-1 hypervisor' };
const clean: Exit = { code: 0, signal: null };

async function expectAnswer(asked: ReturnType<LoopbackDiscord['member']['slash']>): Promise<void> {
  const { text, isPrivate } = await asked;
  expect(text).toContain('hypervisor');
  expect(isPrivate).toBe(false);
}

async function serve(): Promise<{ readonly discord: LoopbackDiscord; readonly bot: BotProcess }> {
  const discord = await openDiscord();
  return { discord, bot: await startServing(discord) };
}

/** Stops the bot, which must end with 0, and of itself rather than when the time promised was over. */
async function expectCleanStop(bot: BotProcess, signal: NodeJS.Signals): Promise<void> {
  expect(await bot.stop(signal)).toEqual(clean);
  const messages = readLog(bot).map(({ msg }) => msg);
  expect(messages.at(-1)).toBe('Stopped');
  expect(messages).not.toContain('Not everything could be finished in time');
}

describe('a lost connection', () => {
  test('is resumed, and what was asked meanwhile is answered', async () => {
    const { discord } = await serve();
    discord.gateway.dropSockets();
    await discord.gateway.waitFor('disconnect');
    const asked = [
      discord.member.slash('virt', values),
      discord.member.slash('virt', values, { where: 'dm' }),
    ];
    await discord.gateway.waitFor('resumed');

    await Promise.all(asked.map(expectAnswer));
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(discord.rest.requests.entries.filter(({ route }) => callback.test(route))).toHaveLength(
      asked.length,
    );
  });

  test.each<[string, (discord: LoopbackDiscord) => void]>([
    ['Discord asks to reconnect', ({ gateway }) => gateway.requestReconnect()],
    ['Discord invalidates it but not the session', ({ gateway }) => gateway.invalidateSessions(true)],
    ['Discord closes it for going away', ({ gateway }) => gateway.closeSockets(1001)],
  ])('is resumed when %s', async (_why, interrupt) => {
    const { discord, bot } = await serve();
    interrupt(discord);
    await waitForLog(bot, 'The connection to Discord was resumed');

    await expectAnswer(discord.member.slash('virt', values));
    expect(discord.gateway.identifies).toHaveLength(1);
  });

  test.each<[string, (discord: LoopbackDiscord) => void]>([
    ['Discord has forgotten the session', ({ gateway }) => gateway.invalidateSessions(false)],
    [
      'Discord does not resume it',
      ({ gateway }) => {
        gateway.refuseNextResume();
        gateway.dropSockets();
      },
    ],
  ])('is made anew when %s', async (_why, interrupt) => {
    const { discord, bot } = await serve();
    interrupt(discord);
    await discord.gateway.waitFor('ready', { count: 2 });
    await waitForLog(bot, 'The connection to Discord was made anew');

    await expectAnswer(discord.member.slash('virt', values));
    expect(discord.gateway.identifies).toHaveLength(2);
  });

  test('is noticed when heartbeats stay unanswered', async () => {
    const discord = await openDiscord({ heartbeatIntervalMs: 200 });
    await startServing(discord);
    discord.gateway.acknowledgesHeartbeats = false;
    await discord.gateway.waitFor('disconnect');
    discord.gateway.acknowledgesHeartbeats = true;
    await discord.gateway.waitFor('resumed');

    await expectAnswer(discord.member.slash('virt', values));
  });

  test('is logged once, not at every attempt', async () => {
    const { discord, bot } = await serve();
    discord.gateway.refuseConnections();
    discord.gateway.dropSockets();
    await discord.gateway.waitFor('refuse', { count: 3 });
    await bot.stop();

    expect(readLog(bot).filter(({ msg }) => String(msg).includes('was lost'))).toHaveLength(1);
  });

  test.each([GatewayCloseCodes.AuthenticationFailed, GatewayCloseCodes.DisallowedIntents])(
    'ends the process with an error when Discord closes it with %i',
    async (closeCode) => {
      const { discord, bot } = await serve();
      discord.gateway.closeSockets(closeCode);
      const { code } = await bot.exited;

      expect(code).toBeGreaterThan(0);
      expect(readLog(bot).at(-1)).toMatchObject({
        level: 'fatal',
        closeCode,
        msg: expect.stringMatching(/\w+/),
      });
      expect(readLog(bot).at(-1)).not.toHaveProperty('err');
    },
  );
});

test('SIGHUP ends no bot that is still being loaded', async () => {
  const folder = makeTemporaryFolder();
  await copyFile('dist/cli.js', path.join(folder, 'cli.mjs'));
  // In the place of the program.
  await writeFile(path.join(folder, 'main.js'), "process.kill(process.pid, 'SIGHUP')");
  expect(await runBuilt(['start'], {}, path.join(folder, 'cli.mjs')).exited).toEqual(clean);
});

describe('a signal to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends an idle bot with 0, and says goodbye to Discord (%s)',
    async (signal) => {
      const { discord, bot } = await serve();
      await expectCleanStop(bot, signal);

      expect(await discord.gateway.waitFor('disconnect')).toMatchObject({ code: 1000 });
      expect(readLog(bot).at(-1)).toMatchObject({ msg: 'Stopped' });
    },
  );

  test('lets the answers in hand arrive', async () => {
    const { discord, bot } = await serve();
    discord.faults.next(1, callback, { kind: 'rate-limit', retryAfterS: 0.5 });
    const asked = discord.member.slash('virt', values);
    await discord.rest.waitForRequest(callback);
    await expectCleanStop(bot, 'SIGTERM');

    await expectAnswer(asked);
  });

  test('answers what is asked while it finishes', async () => {
    const { discord, bot } = await serve();
    discord.faults.next(1, callback, { kind: 'rate-limit', retryAfterS: 0.5 });
    const first = discord.member.slash('virt', values);
    await discord.rest.waitForRequest(callback);
    const stopped = bot.stop();
    await waitForLog(bot, 'Stopping');
    const second = discord.member.slash('virt', values);

    await Promise.all([expectAnswer(first), expectAnswer(second)]);
    expect(await stopped).toEqual(clean);
  });

  test('does not wait for an answer that hangs', async () => {
    const { discord, bot } = await serve();
    discord.faults.next(2, callback, { kind: 'hang' });
    const asked = discord.member.slash('virt', values, { deadlineMs: 1 }).catch(() => 'unanswered');
    await discord.rest.waitForRequest(callback);

    expect(await bot.stop()).toEqual(clean);
    expect(await asked).toBe('unanswered');
  });

  test('ends a bot that is still starting', async () => {
    const discord = await openDiscord();
    const bot = startBuiltBot(discord);
    await waitForLog(bot, 'Corpus loaded');

    await expectCleanStop(bot, 'SIGTERM');
  });

  test('ends a bot that waits to try again, because Discord cannot be reached', async () => {
    const discord = await openDiscord();
    discord.faults.next(50, /gateway/, { kind: 'error', status: 503 });
    const bot = startBuiltBot(discord);
    await waitForLog(bot, 'Discord could not be reached; trying again');

    await expectCleanStop(bot, 'SIGTERM');
  });

  test('ends a bot that never got into the gateway', async () => {
    const discord = await openDiscord();
    discord.gateway.refuseConnections();
    const bot = startBuiltBot(discord);
    await discord.gateway.waitFor('refuse');

    await expectCleanStop(bot, 'SIGTERM');
  });

  test('ends a bot that is connecting again', async () => {
    const { discord, bot } = await serve();
    discord.gateway.refuseConnections();
    discord.gateway.dropSockets();
    await discord.gateway.waitFor('refuse');

    await expectCleanStop(bot, 'SIGTERM');
  });

  test('that comes twice is obeyed once', async () => {
    const { bot } = await serve();
    const stopped = Promise.all([bot.stop('SIGTERM'), bot.stop('SIGINT')]);

    expect(await stopped).toEqual([clean, clean]);
    expect(readLog(bot).filter(({ msg }) => msg === 'Stopping')).toHaveLength(1);
  });
});
