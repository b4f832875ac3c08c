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
async function expectCleanStop(bot: BotProcess): Promise<void> {
  expect(await bot.stop()).toEqual(clean);
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

  test('is resumed, or made anew where Discord wants it so, whatever breaks it', async () => {
    const { discord, bot } = await serve();
    const { gateway } = discord;
    const resume = [
      () => gateway.requestReconnect(),
      () => gateway.invalidateSessions(true),
      () => gateway.closeSockets(1001),
    ];
    for (const [before, interrupt] of resume.entries()) {
      interrupt();
      await waitForLog(bot, 'The connection to Discord was resumed', before + 1);
      await expectAnswer(discord.member.slash('virt', values));
      expect(gateway.identifies).toHaveLength(1);
    }
    const identify = [
      () => gateway.invalidateSessions(false),
      () => {
        gateway.refuseNextResume();
        gateway.dropSockets();
      },
    ];
    for (const [before, interrupt] of identify.entries()) {
      interrupt();
      await waitForLog(bot, 'The connection to Discord was made anew', before + 1);
      await expectAnswer(discord.member.slash('virt', values));
      expect(gateway.identifies).toHaveLength(before + 2);
    }
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

  test('ends the process with an error when Discord does not want the bot any more', async () => {
    const { discord, bot } = await serve();
    const closeCode = GatewayCloseCodes.AuthenticationFailed;
    discord.gateway.closeSockets(closeCode);
    const { code } = await bot.exited;

    expect(code).toBeGreaterThan(0);
    const last = readLog(bot).at(-1);
    expect(last).toMatchObject({ level: 'fatal', closeCode, msg: expect.stringMatching(/\w+/) });
    expect(last).not.toHaveProperty('err');
  });
});

test('SIGHUP ends no bot that is still being loaded', async () => {
  const folder = makeTemporaryFolder();
  await copyFile('dist/cli.js', path.join(folder, 'cli.mjs'));
  // In the place of the program.
  await writeFile(path.join(folder, 'main.js'), "process.kill(process.pid, 'SIGHUP')");
  expect(await runBuilt(['start'], {}, path.join(folder, 'cli.mjs')).exited).toEqual(clean);
});

describe('a signal to stop', () => {
  test('ends an idle bot with 0, says goodbye to Discord, and is obeyed once', async () => {
    const { discord, bot } = await serve();
    expect(await Promise.all([bot.stop('SIGTERM'), bot.stop('SIGINT')])).toEqual([clean, clean]);

    expect(await discord.gateway.waitFor('disconnect')).toMatchObject({ code: 1000 });
    const messages = readLog(bot).map(({ msg }) => msg);
    expect(messages.slice(-2)).toEqual(['Stopping', 'Stopped']);
  });

  test('lets the answers in hand arrive, and answers what is asked while it finishes', async () => {
    const { discord, bot } = await serve();
    discord.faults.next(1, callback, { kind: 'rate-limit', retryAfterS: 0.5 });
    const first = discord.member.slash('virt', values);
    await discord.rest.waitForRequest(callback);
    const stopped = expectCleanStop(bot);
    await waitForLog(bot, 'Stopping');
    const second = discord.member.slash('virt', values);

    await Promise.all([expectAnswer(first), expectAnswer(second), stopped]);
  });

  test('does not wait for an answer that hangs', async () => {
    const { discord, bot } = await serve();
    discord.faults.next(2, callback, { kind: 'hang' });
    const asked = discord.member.slash('virt', values, { deadlineMs: 1 }).catch(() => 'unanswered');
    await discord.rest.waitForRequest(callback);

    expect(await bot.stop()).toEqual(clean);
    expect(await asked).toBe('unanswered');
  });

  test.each<[string, (discord: LoopbackDiscord) => void, string, number]>([
    ['is still starting', () => undefined, 'Corpus loaded', 1],
    [
      'cannot reach Discord',
      ({ faults }) => faults.next(50, /gateway/, { kind: 'error', status: 503 }),
      'Discord could not be reached; trying again',
      1,
    ],
    [
      'never gets into the gateway',
      ({ gateway }) => gateway.refuseConnections(),
      'The gateway of Discord could not be connected to.*',
      2,
    ],
  ])('ends a bot that %s', async (_state, prepare, message, count) => {
    const discord = await openDiscord();
    prepare(discord);
    const bot = startBuiltBot(discord);
    await waitForLog(bot, message, count);

    await expectCleanStop(bot);
  });

  test('ends a bot that is connecting again, which has said once that it lost the connection', async () => {
    const { discord, bot } = await serve();
    discord.gateway.refuseConnections();
    discord.gateway.dropSockets();
    await discord.gateway.waitFor('refuse', { count: 3 });

    await expectCleanStop(bot);
    expect(readLog(bot).filter(({ msg }) => String(msg).includes('was lost'))).toHaveLength(1);
  });
});
