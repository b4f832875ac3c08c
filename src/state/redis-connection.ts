import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import type { Logger } from '../logger.ts';

/** Longest time for what is asked of Redis, in milliseconds: a person is waiting for the reply. */
const attemptTimeoutMs = 100;
/** For how long Redis is left alone after it did not answer in time, so that one reply waits once at most. */
const pauseMs = 1_000;
const probeKey = 'virtbot:probe';
const openTimeoutMs = 1_000;
const connectTimeoutMs = 2_000;
const closeTimeoutMs = 500;
/** A connection that is silent for longer than the second, though asked every so often (the first), is made anew. */
const pingIntervalMs = 2_000;
const silenceTimeoutMs = 5_000;
const firstReconnectMs = 50;
const longestReconnectMs = 2_000;

function connectTo(url: string) {
  return createClient({
    url,
    // What cannot be sent at once is answered without Redis, and must not be sent late.
    disableOfflineQueue: true,
    pingInterval: pingIntervalMs,
    socket: {
      connectTimeout: connectTimeoutMs,
      socketTimeout: silenceTimeoutMs,
      reconnectStrategy: (retries) =>
        Math.min(firstReconnectMs * 2 ** Math.min(retries, 10), longestReconnectMs) * (1 - Math.random() / 2),
    },
  });
}

/** A client of the Redis that everything here shares. */
export type RedisClient = ReturnType<typeof connectTo>;

/** A connection that is made anew whenever it is lost. */
export interface RedisConnection {
  readonly client: RedisClient;
  /** Whether Redis answers at this moment. */
  isConnected(): boolean;
  /** Runs commands on Redis, or the fallback when it is away, fails, or takes more than 100 ms. Rejects as the fallback does. */
  attempt<Result>(run: () => Promise<Result>, fallback: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Connects to Redis, and waits a second at most for that: what comes before it is there does without. */
export async function openRedis(url: string, logger: Logger): Promise<RedisConnection> {
  const client = connectTo(url);
  watch(client, logger);
  let pausedUntil = 0;
  let isRefusing = false;
  let isClosed = false;
  const isConnected = (): boolean =>
    client.isReady && !isRefusing && !isClosed && performance.now() >= pausedUntil;
  const noteRefusal = (error: unknown): void => {
    if (isRefusing) return;
    isRefusing = true;
    logger.warn({ err: error }, 'Redis takes no writes; doing without until it does');
    void recover();
  };
  const recover = async (): Promise<void> => {
    while (isRefusing) {
      await wait(pauseMs, undefined, { ref: false });
      if (isClosed) return;
      isRefusing = !(await reconnect(client));
    }
    logger.info('Redis takes writes again');
  };
  const opened = client.connect().catch((error: unknown) => {
    logger.warn({ err: error }, 'Redis could not be connected to');
  });
  await Promise.race([opened, wait(openTimeoutMs, undefined, { ref: false })]);
  return {
    client,
    isConnected,
    async attempt(run, fallback) {
      if (!isConnected()) return fallback();
      try {
        return await withTimeout(run());
      } catch (error) {
        if (error instanceof TimeoutError) pausedUntil = performance.now() + pauseMs;
        else if (isRefusal(error)) noteRefusal(error);
        return fallback();
      }
    },
    async close() {
      isClosed = true;
      if (client.isReady) {
        const closed = client.close().catch(() => undefined);
        await Promise.race([closed, wait(closeTimeoutMs, undefined, { ref: false })]);
      }
      disconnect(client);
    },
  };
}

/** Whether Redis has said that it takes no writes: a replica, a full memory, a full disk. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error && /^(?:READONLY|OOM|MISCONF|NOREPLICAS|LOADING|MASTERDOWN)\b/u.test(error.message)
  );
}

/** Connects anew, as after a failover the same name may lead to another server; tells whether that takes a write. */
async function reconnect(client: RedisClient): Promise<boolean> {
  disconnect(client);
  try {
    await client.connect();
    await client.set(probeKey, '', { PX: pauseMs });
    return true;
  } catch {
    return false;
  }
}

function disconnect(client: RedisClient): void {
  if (client.isOpen) client.destroy();
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

async function withTimeout<Result>(running: Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const late = wait(attemptTimeoutMs, undefined, { signal: stop.signal }).then(() => {
    throw new TimeoutError(`Redis did not answer within ${attemptTimeoutMs} ms`);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    stop.abort();
    // Whichever lost the race has nobody left to hear it fail.
    late.catch(() => undefined);
    running.catch(() => undefined);
  }
}

/** Logs the loss of the connection once, however many attempts follow, and its return. */
function watch(client: RedisClient, logger: Logger): void {
  let isKnown = false;
  let isLost = false;
  client.on('error', (error: unknown) => {
    if (isLost) return;
    isLost = true;
    logger.warn({ err: error }, 'Redis is out of reach; doing without until it is back');
  });
  client.on('ready', () => {
    if (isLost || !isKnown) logger.info('Connected to Redis');
    isLost = false;
    isKnown = true;
  });
}
