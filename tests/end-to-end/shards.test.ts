import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { LoopbackDiscord } from './loopback/loopback-discord.ts';
import { openDiscord, readLog, startBuiltBot, startServing, waitForLog } from './scenario.ts';

const values = { question: 'what is a type-1 hypervisor' };

/** Ids of so many guilds, spread evenly over shards as Discord's are. */
function createGuildIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String((BigInt(index + 1) << 22n) + 1n));
}

/** Each shard that has identified, with the number of shards it said there are. */
function listShards({ gateway }: LoopbackDiscord): readonly unknown[] {
  return gateway.identifies.map(({ shard = [0, 1] }) => shard).toSorted(([a], [b]) => a - b);
}

/** The most memory that a process has had at once, in bytes. */
async function readPeakMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

describe('a bot in several shards of one process', () => {
  test('connects as many as Discord recommends, and answers on each', async () => {
    const discord = await openDiscord({ shards: 2, maxConcurrency: 16 });
    const bot = await startServing(discord, { SHARDS: 'auto' });
    expect(listShards(discord)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    // Direct messages belong to the first shard, the guild of these tests to the second.
    for (const where of ['dm', 'guild'] as const) {
      expect((await discord.member.slash('virt', values, { where })).text).toContain('hypervisor');
    }
    await waitForLog(bot, 'Interaction', 2);
    const shards = readLog(bot).flatMap(({ msg, shard }) => (msg === 'Interaction' ? [shard] : []));
    expect(shards).toEqual([0, 1]);
  });

  test('connects one after the other where Discord wants it so', async () => {
    const discord = await openDiscord({ shards: 2, maxConcurrency: 1 });
    await startServing(discord, { SHARDS: '2' });
    expect(listShards(discord)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(discord.gateway.events.entries.filter(({ kind }) => kind === 'throttle')).toEqual([]);
  });

  test('says what to do when it is in too many servers for one', async () => {
    const discord = await openDiscord({ guildIds: createGuildIds(2_501) });
    const bot = startBuiltBot(discord);
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(readLog(bot).at(-1)).toMatchObject({
      closeCode: 4011,
      msg: expect.stringContaining('SHARDS=auto'),
    });
  });

  test('handles the arrival of 10,000 servers within 512 MB', async () => {
    const discord = await openDiscord({ shards: 10, maxConcurrency: 16, guildIds: createGuildIds(10_000) });
    const bot = await startServing(discord, { SHARDS: 'auto', NODE_OPTIONS: '--max-old-space-size=300' });
    expect(listShards(discord)).toHaveLength(10);
    await waitForLog(bot, 'Connected to Discord');
    expect(await readPeakMemory(bot.pid)).toBeLessThan(512 * 1024 * 1024);
  });
});

/** The processes that a process has started. */
async function listChildren(pid: number | undefined): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.trim().split(' ').map(Number);
}

describe('a bot in a process for each shard', () => {
  test('connects them one after the other, starts one anew that has died, and ends all of them', async () => {
    const discord = await openDiscord({ shards: 2, maxConcurrency: 1 });
    const bot = startBuiltBot(discord, { SHARD_PROCESSES: 'on' });
    await bot.waitForLine(/Commands (?:published|unchanged)/, { count: 2, deadlineMs: 20_000 });
    expect(listShards(discord)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    for (const where of ['dm', 'guild'] as const) {
      expect((await discord.member.slash('virt', values, { where })).text).toContain('hypervisor');
    }
    expect(discord.gateway.events.entries.filter(({ kind }) => kind === 'throttle')).toEqual([]);

    const [first = 0, second = 0] = await listChildren(bot.pid);
    process.kill(first, 'SIGKILL');
    await waitForLog(bot, 'Commands unchanged', 2);
    expect((await discord.member.slash('virt', values, { where: 'dm' })).text).toContain('hypervisor');

    expect(await bot.stop()).toEqual({ code: 0, signal: null });
    expect(() => process.kill(second, 0)).toThrow('ESRCH');
  }, 40_000);

  test('reads the corpus again in each of them on SIGHUP, and goes on', async () => {
    const discord = await openDiscord({ shards: 2, maxConcurrency: 16 });
    const bot = startBuiltBot(discord, { SHARD_PROCESSES: 'on', SHARDS: '2' });
    await bot.waitForLine(/Commands (?:published|unchanged)/, { count: 2, deadlineMs: 20_000 });
    bot.signal('SIGHUP');
    const [, ...shards] = readLog(bot).flatMap(({ msg, port }) =>
      msg === 'Health endpoints listening' ? [Number(port)] : [],
    );
    expect(shards).toHaveLength(2);
    for (const port of shards) {
      const readMetrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      await expect
        .poll(readMetrics, { timeout: 10_000 })
        .toContain('virtbot_corpus_reloads_total{result="unchanged"} 1');
    }
    expect(await bot.stop()).toEqual({ code: 0, signal: null });
  }, 40_000);

  test('ends with the reason when one cannot be started', async () => {
    const discord = await openDiscord();
    const bot = startBuiltBot(discord, { SHARD_PROCESSES: 'on', SHARDS: '2', CORPUS_DIR: 'no-such-folder' });
    expect(await bot.exited).toEqual({ code: 2, signal: null });
    expect(bot.lines.entries.join('\n')).toContain('no-such-folder');
  });

  test('ends when Discord does not know the token', async () => {
    const discord = await openDiscord();
    const bot = startBuiltBot(discord, { SHARD_PROCESSES: 'on', DISCORD_TOKEN: 'wrong.token' });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.lines.entries.join('\n')).toContain('Copy it again');
  });

  test('leaves no process behind when it is killed itself', async () => {
    const discord = await openDiscord();
    const bot = startBuiltBot(discord, { SHARD_PROCESSES: 'on' });
    await waitForLog(bot, 'Commands published');
    // The process of the shard holds the output open until it ends.
    expect(await bot.stop('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    await discord.gateway.waitFor('disconnect');
  });
});
