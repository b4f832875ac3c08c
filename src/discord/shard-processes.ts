import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, REST, Routes, ShardingManager, type Shard } from 'discord.js';
import * as v from 'valibot';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { GatewayError } from './errors.ts';
import { waitAfterFailure } from './gateway.ts';

/** What processes of shards are started with. */
export interface ShardProcessesOptions {
  readonly config: Pick<Config, 'discordApiUrl' | 'shards'>;
  readonly token: string;
  /** Path of the program, and its arguments. */
  readonly program: string;
  readonly args: readonly string[];
  readonly logger: Logger;
}

/** A process for each shard, started anew when it ends. */
export interface ShardProcesses {
  /** Whether every shard is connected. */
  isReady(): boolean;
  /** Resolves with an exit code when a process ended before it was ready, so that starting it anew cannot help. */
  readonly failed: Promise<number>;
  /** Passes a signal on to those that are connected, which handle it; the others would end by it. */
  signal(name: NodeJS.Signals): void;
  /** Ends all of them; takes at most 1.75 s. */
  stop(): Promise<void>;
}

// Longer than the 1.75 s that a shard takes for a clean stop would be too long for whoever stops this process.
const stopMs = 1_750;
// Discord lets one shard identify every five seconds; how long a process takes until it does varies.
const delayMs = 7_000;
const gateway = v.object({ shards: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** Starts the processes one after the other, as Discord wants it; returns at once. */
export function startShardProcesses(options: ShardProcessesOptions): ShardProcesses {
  const { logger } = options;
  const closing = new AbortController();
  let manager: ShardingManager | null = null;
  const connected = new Set<Shard>();

  const failed = new Promise<number>((resolve) => {
    const start = async (): Promise<void> => {
      const count = await countShards(options, closing.signal);
      if (count === null || closing.signal.aborted) return;
      logger.info({ shards: count }, 'Starting a process for each shard');
      manager = createManager(options, count);
      manager.on('shardCreate', (shard) => {
        watchShard(shard, { logger, connected, signal: closing.signal, onFailed: resolve });
      });
      // Each process logs in on its own, however long that takes.
      await manager.spawn({ delay: delayMs, timeout: -1 });
    };
    void start().catch((error: unknown) => {
      logger.fatal({ err: error }, 'The processes of the shards could not be started');
      resolve(1);
    });
  });

  return {
    isReady: () => manager !== null && isEveryShardReady(manager),
    failed,
    signal: (name) => {
      for (const { process: child } of connected) {
        if (child !== null) child.kill(name);
      }
    },
    stop: async () => {
      closing.abort();
      if (manager !== null) await stopAll(manager);
    },
  };
}

function createManager({ program, args, token }: ShardProcessesOptions, count: number): ShardingManager {
  return new ShardingManager(program, {
    mode: 'process',
    totalShards: count,
    token,
    shardArgs: [...args],
    execArgv: process.execArgv,
  });
}

/** Discord's recommendation unless a number is set; null when the signal comes first. */
async function countShards(
  { config, token, logger }: ShardProcessesOptions,
  signal: AbortSignal,
): Promise<number | null> {
  if (typeof config.shards === 'number') return config.shards;
  const rest = new REST({ api: config.discordApiUrl }).setToken(token);
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      return v.parse(gateway, await rest.get(Routes.gatewayBot())).shards;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 401) {
        throw new GatewayError(null, { cause: error });
      }
      await waitAfterFailure(error, failures, { logger, signal });
    }
  }
  return null;
}

interface ShardListener {
  readonly logger: Logger;
  /** Those whose process has been connected since it was started. */
  readonly connected: Set<Shard>;
  readonly signal: AbortSignal;
  readonly onFailed: (exitCode: number) => void;
}

function watchShard(shard: Shard, { logger, connected, signal, onFailed }: ShardListener): void {
  shard.on('ready', () => {
    connected.add(shard);
  });
  shard.on('death', (child) => {
    const wasConnected = connected.delete(shard);
    if (signal.aborted) return;
    const exitCode = 'exitCode' in child ? child.exitCode : null;
    logger.warn({ shard: shard.id, exitCode }, 'The process of a shard ended');
    if (!wasConnected) onFailed(exitCode ?? 1);
  });
  shard.on('error', (error) => {
    logger.warn({ shard: shard.id, err: error }, 'The process of a shard has failed');
  });
}

function isEveryShardReady({ shards, totalShards }: ShardingManager): boolean {
  return shards.size === totalShards && shards.every(({ ready }) => ready);
}

async function stopAll(manager: ShardingManager): Promise<void> {
  manager.respawn = false;
  const ended = manager.shards.map(async (shard) => {
    const child = shard.process;
    if (child === null) return;
    const exited = once(child, 'exit');
    shard.kill();
    await exited;
  });
  await Promise.race([Promise.all(ended), wait(stopMs, undefined, { ref: false })]);
}
