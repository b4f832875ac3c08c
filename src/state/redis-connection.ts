import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import type { Logger } from '../logger.ts';

/** Longest time for what is asked of Redis, in milliseconds: a person is waiting for the reply. */
const attemptTimeoutMs = 100;
/** For how long Redis is left alone after it did not answer in time, so that one reply waits once at most. */
const pauseMs = 1_000;
const probeKey = 'virtbot:probe';
const openTimeoutMs = 1_000;
const closeTimeoutMs = 500;

function connectTo(url: string) {
  return createClient({
    url,
    // What cannot be sent at once is answered without Redis, and must not be sent late.
    disableOfflineQueue: true,
    pingInterval: 2_000,
    socket: {
      connectTimeout: 2_000,
      // Whatever is silent for so long, though it is asked, is made anew.
      socketTimeout: 5_000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 2_000) * (1 - Math.random() / 2),
    },
  });
}

const unanswered = Symbol('unanswered');

type RedisClient = ReturnType<typeof connectTo>;

export class RedisConnection {
  readonly client: RedisClient;
  readonly #logger: Logger;
  #pausedUntil = 0;
  #isRefusing = false;
  #isClosed = false;

  constructor(url: string, logger: Logger) {
    this.client = connectTo(url);
    this.#logger = logger;
    watch(this.client, logger);
  }

  /** Connects, and waits a second at most for that: what comes before it is there does without. */
  async open(): Promise<void> {
    // What fails is logged by the events.
    const opened = this.client.connect().catch(() => undefined);
    await Promise.race([opened, wait(openTimeoutMs, undefined, { ref: false })]);
  }

  /** Whether Redis answers at this moment, and takes writes. */
  isConnected(): boolean {
    return this.#isThere() && !this.#isRefusing;
  }

  /**
   * Runs commands, or the fallback when Redis is away, fails, or takes more than 100 ms. Rejects as the fallback does.
   * What only reads is also asked of a Redis that takes no writes.
   */
  async attempt<Result>(
    run: () => Promise<Result>,
    fallback: () => Promise<Result>,
    isReading = false,
  ): Promise<Result> {
    const canRun = isReading ? this.#isThere() : this.isConnected();
    const result = canRun ? await this.#ask(run) : unanswered;
    return result === unanswered ? fallback() : result;
  }

  /** The same with null for a fallback. */
  async ask<Result>(run: () => Promise<Result>): Promise<Result | null> {
    return this.attempt<Result | null>(run, async () => null);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = this.client.isReady ? this.client.close().catch(() => undefined) : null;
    await Promise.race([closed, wait(closeTimeoutMs, undefined, { ref: false })]);
    disconnect(this.client);
  }

  #isThere(): boolean {
    return this.client.isReady && !this.#isClosed && performance.now() >= this.#pausedUntil;
  }

  async #ask<Result>(run: () => Promise<Result>): Promise<Result | typeof unanswered> {
    try {
      const result = await Promise.race([run(), timeOut()]);
      if (result === unanswered) this.#pausedUntil = performance.now() + pauseMs;
      return result;
    } catch (error) {
      if (isRefusal(error) && !this.#isRefusing) void this.#recover(error);
      return unanswered;
    }
  }

  async #recover(error: unknown): Promise<void> {
    this.#isRefusing = true;
    this.#logger.warn({ err: error }, 'Redis takes no writes; doing without until it does');
    while (this.#isRefusing) {
      await wait(pauseMs, undefined, { ref: false });
      if (this.#isClosed) return;
      this.#isRefusing = !(await reconnect(this.client));
    }
    this.#logger.info('Redis takes writes again');
  }
}

/** Whether Redis has said that it takes no writes: a replica, a full memory, a full disk. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error && /^(?:READONLY|OOM|MISCONF|NOREPLICAS|LOADING|MASTERDOWN)\b/u.test(error.message)
  );
}

async function timeOut(): Promise<typeof unanswered> {
  await wait(attemptTimeoutMs, undefined, { ref: false });
  // On a busy machine the timer is over before an answer that has come is looked at.
  return setImmediate(unanswered, { ref: false });
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

/** Logs the loss of the connection once, however many attempts follow, and its return. */
function watch(client: RedisClient, logger: Logger): void {
  let state: 'new' | 'up' | 'lost' = 'new';
  client.on('error', (error: unknown) => {
    if (state === 'lost') return;
    state = 'lost';
    logger.warn({ err: error }, 'Redis is out of reach; doing without until it is back');
  });
  client.on('ready', () => {
    if (state !== 'up') logger.info('Connected to Redis');
    state = 'up';
  });
}
