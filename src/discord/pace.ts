import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketShardEvents, type WebSocketManager } from '@discordjs/ws';
import type { Logger } from '../logger.ts';
import { backoffMs } from './backoff.ts';

/** Milliseconds after which a connection counts as one that works: what comes then is a loss of its own. */
const soundMs = 30_000;

/** Failures in a row, after which a session is given up, whose own address may be what is gone. */
const resumesTried = 5;

const warning =
  'The gateway of Discord could not be connected to; trying again. If it goes on, see discordstatus.com, then network and DISCORD_API_URL';

/** A connection that is not there. */
interface Outage {
  failures: number;
  closeCode: number;
  error: Error | null;
  /** Whether it has not been waited for yet. */
  isNew: boolean;
}

/** What the pace goes by. */
export interface PaceOptions {
  readonly logger: Logger;
  /** Whether the client has been destroyed. */
  readonly isOver: () => boolean;
  /** Whether it has ever been connected. */
  readonly isUp: () => boolean;
}

/**
 * discord.js connects again every half second, for ever and without a word. Here it waits longer after every failure,
 * says so in the log ever more rarely, and after five of them connects as if for the first time.
 */
export function paceConnections(manager: WebSocketManager, { logger, isOver, isUp }: PaceOptions): void {
  const outages = new Map<number, Outage>();
  const upSince = new Map<number, number>();
  const errors = new Map<number, Error>();
  const retrieveSessionInfo = manager.options.retrieveSessionInfo.bind(manager.options);
  const noteUp = ({ shardId }: { readonly shardId: number }): void =>
    void upSince.set(shardId, performance.now());
  manager.on(WebSocketShardEvents.Ready, noteUp);
  manager.on(WebSocketShardEvents.Resumed, noteUp);
  manager.on(WebSocketShardEvents.Error, ({ error, shardId }) => void errors.set(shardId, error));
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    const wasSound = performance.now() - (upSince.get(shardId) ?? performance.now()) > soundMs;
    const failures = wasSound ? 1 : (outages.get(shardId)?.failures ?? 0) + 1;
    upSince.delete(shardId);
    outages.set(shardId, { failures, closeCode: code, error: errors.get(shardId) ?? null, isNew: true });
    errors.delete(shardId);
  });

  async function waitFor(shard: number, { failures, closeCode, error }: Outage): Promise<void> {
    const delayMs = failures === 1 ? 0 : backoffMs(failures - 1, Math.random());
    // The loss of a connection that was there is logged elsewhere.
    if (Number.isInteger(Math.log2(failures)) && (failures > 1 || !isUp())) {
      logger.warn({ shard, closeCode, err: error ?? undefined, failures, delayMs }, warning);
    }
    await wait(delayMs, undefined, { ref: false });
  }

  // Asked by discord.js ahead of every connection, and at other times.
  manager.options.retrieveSessionInfo = async (shardId) => {
    const outage = outages.get(shardId);
    const isWaitedFor = outage?.isNew === true;
    if (isWaitedFor && !isOver()) {
      outage.isNew = false;
      await waitFor(shardId, outage);
    }
    if (isOver()) return new Promise(() => undefined);
    return isWaitedFor && outage.failures > resumesTried ? null : retrieveSessionInfo(shardId);
  };
}
