import {
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  RESTEvents,
  type Client,
} from 'discord.js';
import type { Logger } from '../logger.ts';
import { waitAfterFailure } from './backoff.ts';
import { GatewayError, isFinalCloseCode } from './errors.ts';
import { inviteLink } from './invite.ts';

/** Whom a gateway client reports to. */
export interface GatewayListener {
  onInteraction(payload: unknown, shard: number): void;
  /** A new message in a channel; only for a client with the intents for it. */
  onMessage(payload: unknown, shard: number): void;
  /** Called once: connected, and known to Discord as this application. */
  onReady(client: Client, applicationId: string): void;
  /** Discord has closed the connection for good. */
  onRefused(error: GatewayError): void;
}

/** Reports what happens on a client's connection; the client connects and resumes by itself. */
export function watchClient(client: Client, logger: Logger, listener: GatewayListener): void {
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown, shard: number) => {
    listener.onInteraction(payload, shard);
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (payload: unknown, shard: number) => {
    listener.onMessage(payload, shard);
  });
  client.once(Events.ClientReady, ({ application }) => {
    logger.info({ invite: inviteLink(application.id) }, 'Connected to Discord');
    listener.onReady(client, application.id);
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (isFinalCloseCode(code)) listener.onRefused(new GatewayError(code));
  });
  watchConnection(client, logger);
  client.on(Events.Warn, (message) => {
    logger.warn({ message }, 'Warning of discord.js');
  });
  client.on(Events.Error, (error) => {
    logger.error({ err: error }, 'Error of discord.js');
  });
  client.rest.on(RESTEvents.RateLimited, ({ route, retryAfter }) => {
    logger.warn({ route, retryAfterMs: retryAfter }, 'Discord limits the rate of requests; waiting');
  });
}

/** Logs the loss of a connection once, however many attempts follow, and its return. */
function watchConnection(client: Client, logger: Logger): void {
  const lost = new Set<number>();
  client.on(Events.ShardReconnecting, (shard) => {
    // Announced once more while the client is being destroyed.
    if (!client.isReady() || lost.has(shard)) return;
    lost.add(shard);
    logger.info({ shard }, 'The connection to Discord was lost; connecting again');
  });
  client.on(Events.ShardResume, (shard) => {
    lost.delete(shard);
    logger.info({ shard }, 'The connection to Discord was resumed');
  });
  client.on(Events.ShardReady, (shard) => {
    if (lost.delete(shard)) logger.info({ shard }, 'The connection to Discord was made anew');
  });
}

/** What logging in needs. */
export interface LogInOptions {
  readonly token: string;
  readonly logger: Logger;
  /** Ends the attempts. */
  readonly signal: AbortSignal;
  /** A new client for each attempt: discord.js cannot use one again after a failed login. */
  readonly createClient: () => Client;
}

/**
 * Tries to log in until it works, waiting longer after every failure. Returns null then, or when the signal ends the
 * attempts; returns an error when Discord does not know the token.
 */
export async function logIn(options: LogInOptions): Promise<GatewayError | null> {
  const { token, signal, createClient } = options;
  for (let failures = 1; !signal.aborted; failures += 1) {
    const client = createClient();
    try {
      await client.login(token);
      return null;
    } catch (error) {
      // It would go on trying beside the next one.
      await client.destroy();
      if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
        return new GatewayError(null, { cause: error });
      }
      await waitAfterFailure(error, failures, options);
    }
  }
  return null;
}
