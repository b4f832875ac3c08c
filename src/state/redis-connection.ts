import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import type { Logger } from '../logger.ts';

/** Longest time for what is asked of Redis, in milliseconds: a person is waiting for the reply. */
const attemptTimeoutMs = 100;
/** For how long Redis is left alone after it failed, in milliseconds, so that one reply waits once at most. */
const pauseMs = 1_000;
/** For how long it is not said again that it fails, in milliseconds. */
const quietMs = 60_000;
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

type RedisClient = ReturnType<typeof connectTo>;

/** A connection to Redis that is made anew whenever it is lost. */
export class RedisConnection {
  readonly client: RedisClient;
  readonly #logger: Logger;
  #pausedUntil = 0;
  #warnedUntil = 0;

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

  /** Whether Redis is there, and did as it was asked within the last second. */
  isConnected(): boolean {
    return this.client.isReady && performance.now() >= this.#pausedUntil;
  }

  /**
   * Runs commands, or the fallback when Redis is away, fails (as one that takes no writes), or takes more than 100 ms.
   * Rejects as the fallback does.
   */
  async attempt<Result>(run: () => Promise<Result>, fallback: () => Promise<Result>): Promise<Result> {
    if (!this.isConnected()) return fallback();
    try {
      return await Promise.race([run(), timeOut()]);
    } catch (error) {
      this.#pause(error);
      return fallback();
    }
  }

  /** The same with null for a fallback. */
  async ask<Result>(run: () => Promise<Result>): Promise<Result | null> {
    return this.attempt<Result | null>(run, async () => null);
  }

  async close(): Promise<void> {
    const closed = this.client.isReady ? this.client.close().catch(() => undefined) : null;
    await Promise.race([closed, wait(closeTimeoutMs, undefined, { ref: false })]);
    if (this.client.isOpen) this.client.destroy();
  }

  #pause(error: unknown): void {
    const now = performance.now();
    this.#pausedUntil = now + pauseMs;
    if (now < this.#warnedUntil) return;
    this.#warnedUntil = now + quietMs;
    this.#logger.warn({ err: error }, 'Redis does not do as it is asked; doing without until it does');
  }
}

async function timeOut(): Promise<never> {
  await wait(attemptTimeoutMs, undefined, { ref: false });
  // On a busy machine the timer is over before an answer that has come is looked at.
  await setImmediate(undefined, { ref: false });
  throw new Error(`No answer within ${attemptTimeoutMs} ms`);
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
