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

async function readPeakMemory(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

describe('a bot in several shards of one process', () => {
  test('connects one after the other where Discord wants it so, and answers on each', async () => {
    const discord = await openDiscord({ maxConcurrency: 1 });
    const bot = await startServing(discord, { SHARDS: '2' });
    expect(listShards(discord)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(discord.gateway.events.entries.filter(({ kind }) => kind === 'throttle')).toEqual([]);
    // Direct messages belong to the first shard, the guild of these tests to the second.
    for (const where of ['dm', 'guild'] as const) {
      expect((await discord.member.slash('virt', values, { where })).text).toContain('hypervisor');
    }
    await waitForLog(bot, 'Interaction', 2);
    const shards = readLog(bot).flatMap(({ msg, shard }) => (msg === 'Interaction' ? [shard] : []));
    expect(shards).toEqual([0, 1]);
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

  test('connects as many as Discord recommends, and handles the arrival of 10,000 servers within 512 MB', async () => {
    const discord = await openDiscord({ shards: 10, maxConcurrency: 16, guildIds: createGuildIds(10_000) });
    const bot = await startServing(discord, { SHARDS: 'auto', NODE_OPTIONS: '--max-old-space-size=300' });
    expect(listShards(discord)).toHaveLength(10);
    await waitForLog(bot, 'Connected to Discord');
    expect(await readPeakMemory(bot.pid)).toBeLessThan(512 * 1024 * 1024);
  });
});
