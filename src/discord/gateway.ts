import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketManager, WebSocketShardEvents, type SessionInfo } from '@discordjs/ws';
import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import { DiscordAPIError, type REST } from '@discordjs/rest';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { backoffMs } from './backoff.ts';

/** Thrown when Discord has refused the bot for good, so that trying again cannot help. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  /** Discord's close code, or null when the token was refused before a connection was made. */
  readonly closeCode: number | null;

  constructor(closeCode: number | null, options?: ErrorOptions) {
    const text = refusals[closeCode ?? 4004] ?? 'Discord has closed the connection for good.';
    super(closeCode === null ? text : `${text} (close code ${closeCode})`, options);
    this.closeCode = closeCode;
  }
}

const refusals: Readonly<Record<number, string>> = {
  4004: 'Discord does not accept the token. Copy it again from the Bot page of the Developer Portal into DISCORD_TOKEN.',
  4010: 'Discord says this shard does not exist. Unset SHARDS.',
  4011: 'Discord requires sharding: the bot is in too many servers for so few connections. Set SHARDS=auto.',
  4012: 'Discord no longer serves this version of the gateway. Update virtbot.',
  4013: 'Discord says the intents are invalid. Update virtbot.',
  4014: 'Discord does not allow the intents asked for. Enable them on the Bot page of the Developer Portal.',
};

interface GatewayOptions {
  readonly config: Pick<Config, 'shards'>;
  readonly token: string;
  readonly rest: REST;
  readonly logger: Logger;
  /** Told of payloads as Discord sent them; `shard` is the connection that one came by. */
  readonly onInteraction: (payload: unknown, shard: number) => void;
  /** Told of new messages in channels, with the user id of the bot; null without chat. */
  readonly onMessage: ((payload: unknown, shard: number, botId: string) => void) | null;
  readonly onRefused: (error: GatewayError) => void;
}

class Connection {
  session: SessionInfo | null = null;
  /** A reading of `performance.now()`; null while the connection is not there. */
  upSince: number | null = null;
  failures = 0;
  error: Error | undefined;
  /** Milliseconds that the next attempt still has to wait; null once it is made. */
  delayMs: number | null = null;
}

/**
 * What is needed for messages to the bot to arrive, neither of them privileged. Discord leaves out the text of messages
 * that are not to the bot; interactions arrive without any intent.
 */
const chatIntents = GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

/** Milliseconds after which a connection counts as one that works: what comes then is a loss of its own. */
const soundMs = 30_000;

/** Failures without a sound connection between them, after which a session is given up, whose own address may be what is gone. */
const resumesTried = 5;

const warning =
  'The gateway of Discord could not be connected to; trying again. If it goes on, see discordstatus.com, then network and DISCORD_API_URL';

/**
 * Connections to Discord's gateway, one a shard, that are resumed or made anew by themselves. Where the library would
 * try again every half second, for ever and without a word, this waits longer after every failure and says so in the
 * log, ever more rarely. No event but interactions and new messages is looked at.
 */
export class Gateway {
  readonly #manager: WebSocketManager;
  readonly #options: GatewayOptions;
  #applicationId = '';
  #botId = '';
  readonly #connections = new Map<number, Connection>();
  #hasConnected = false;
  #isClosed = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
    const { token, rest, onMessage, config } = options;
    this.#manager = new WebSocketManager({
      token,
      rest,
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a set of intents is none of them
      intents: onMessage === null ? 0 : chatIntents,
      shardCount: config.shards === 'auto' ? null : (config.shards ?? 1),
      retrieveSessionInfo: async (shard) => this.#chooseSession(shard),
      updateSessionInfo: (shard, session) => void (this.#find(shard).session = session),
    });
    this.#watch();
  }

  /**
   * Connects every shard, and tells the id of the application.
   *
   * @throws GatewayError when Discord does not know the token, otherwise what kept it from connecting; the gateway is
   * then closed.
   */
  async connect(): Promise<string> {
    await this.#manager.connect().catch(async (error: unknown) => {
      // It would go on trying.
      await this.close();
      const isTokenWrong = error instanceof DiscordAPIError && error.status === 401;
      throw isTokenWrong ? new GatewayError(null, { cause: error }) : error;
    });
    this.#hasConnected = true;
    return this.#applicationId;
  }

  /** Whether events arrive at this moment, on every shard. */
  isConnected(): boolean {
    return this.#hasConnected && [...this.#connections.values()].every(({ upSince }) => upSince !== null);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#manager.destroy({ reason: 'The bot stops' });
  }

  #find(shard: number): Connection {
    const connection = this.#connections.get(shard) ?? new Connection();
    this.#connections.set(shard, connection);
    return connection;
  }

  #watch(): void {
    this.#manager.on(WebSocketShardEvents.Dispatch, ({ data: { t, d }, shardId }) => {
      if (t === GatewayDispatchEvents.InteractionCreate) this.#options.onInteraction(d, shardId);
      if (t === GatewayDispatchEvents.MessageCreate) this.#options.onMessage?.(d, shardId, this.#botId);
    });
    this.#manager.on(WebSocketShardEvents.Ready, ({ data: { application, user }, shardId }) => {
      this.#applicationId = application.id;
      this.#botId = user.id;
      this.#noteUp(shardId, 'The connection to Discord was made anew');
    });
    this.#manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => {
      this.#noteUp(shardId, 'The connection to Discord was resumed');
    });
    this.#manager.on(WebSocketShardEvents.Error, ({ error, shardId }) => {
      this.#find(shardId).error = error;
    });
    this.#manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => this.#noteLoss(shardId, code));
  }

  #noteUp(shard: number, message: string): void {
    this.#find(shard).upSince = performance.now();
    if (this.#hasConnected) this.#options.logger.info({ shard }, message);
  }

  #noteLoss(shard: number, closeCode: number): void {
    const { logger, onRefused } = this.#options;
    const connection = this.#find(shard);
    const { upSince, error: err } = connection;
    const wasSound = upSince !== null && performance.now() - upSince > soundMs;
    const failures = wasSound ? 1 : connection.failures + 1;
    const delayMs = failures === 1 ? 0 : backoffMs(failures - 1);
    Object.assign(connection, { upSince: null, failures, error: undefined, delayMs });
    if (closeCode in refusals) return onRefused(new GatewayError(closeCode));
    if (this.#isClosed) return;
    const wasUp = this.#hasConnected && upSince !== null;
    if (wasUp) logger.info({ shard, closeCode }, 'The connection to Discord was lost; connecting again');
    // A loss alone is none to worry about, but what follows on it.
    if (Number.isInteger(Math.log2(wasUp ? failures - 1 : failures))) {
      logger.warn({ shard, closeCode, err, failures, delayMs }, warning);
    }
  }

  /** Asked by the library ahead of every connection, which thereby waits, and at other times. */
  async #chooseSession(shard: number): Promise<SessionInfo | null> {
    const connection = this.#find(shard);
    const { delayMs, failures } = connection;
    connection.delayMs = null;
    if (delayMs !== null && !this.#isClosed) await wait(delayMs, undefined, { ref: false });
    // A shard that waited to connect would otherwise do so after it was closed.
    if (this.#isClosed) return new Promise(() => undefined);
    return delayMs !== null && failures > resumesTried ? null : connection.session;
  }
}
