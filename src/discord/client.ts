import { SimpleShardingStrategy } from '@discordjs/ws';
import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Status,
  type ClientOptions,
  type RESTOptions,
} from 'discord.js';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { createRestOptions } from './rest.ts';
import { paceConnections } from './pace.ts';

/** What a client needs of the configuration. */
type ClientConfig = Pick<Config, 'discordApiUrl' | 'shards'> & {
  readonly isChatOn: boolean;
};

/**
 * What is needed for messages to the bot to arrive, neither of them privileged. Discord leaves out the text of messages
 * that are not to the bot; interactions arrive without any intent.
 */
const chatIntents = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * Creates a gateway client that asks for no intent, or with chat for the messages of servers and direct ones, and keeps
 * no members, users or messages. Interactions and messages are not turned into discord.js objects: they reach listeners
 * of `client.ws` as Discord sent them.
 */
export function createClient(
  config: ClientConfig,
  logger: Logger,
  rest: Partial<RESTOptions> = createRestOptions(config),
): Client {
  const { isChatOn, shards } = config;
  const client = new Client({
    intents: isChatOn ? chatIntents : [],
    ...describeShards(shards),
    makeCache: Options.cacheWithLimits({
      GuildMemberManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ThreadManager: 0,
      UserManager: 0,
      VoiceStateManager: 0,
    }),
    sweepers: {},
    rest,
    ws: {
      buildStrategy: (manager) => {
        paceConnections(manager, { logger, isOver: () => isDestroyed(client), isUp: () => client.isReady() });
        return new SimpleShardingStrategy(manager);
      },
    },
  });
  forgetGuilds(client);
  dropPackets(client.ws, logger);
  return client;
}

/** Said in full, because the client otherwise reads SHARDS and SHARD_COUNT from the environment by itself. */
function describeShards(shards: Config['shards']): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === 'auto') return { shards };
  const shardCount = shards ?? 1;
  return { shards: Array.from({ length: shardCount }, (_, index) => index), shardCount };
}

/**
 * Discord names every server of a shard when the shard connects, and discord.js builds an object for each that cannot
 * be limited. Nothing here needs one.
 */
function forgetGuilds(client: Client): void {
  client.on(Events.ShardReady, () => {
    client.guilds.cache.clear();
  });
}

/** What says who the bot is, and that its connection is back. */
const kept: ReadonlySet<unknown> = new Set([GatewayDispatchEvents.Ready, GatewayDispatchEvents.Resumed]);

/**
 * discord.js builds objects from an event after `client.ws` has announced it, and throws outside every handler when a
 * field is missing. Nothing here uses them, so that it is handed two kinds of events alone. Internal to
 * discord.js 14, which is why the version is pinned; if it is not found, the log says so, and the client works as it
 * always did.
 */
export function dropPackets(manager: object, logger: Logger): void {
  const handle: unknown = Reflect.get(manager, 'handlePacket');
  if (typeof handle !== 'function') {
    logger.error('This version of discord.js is not the one the bot was made for');
    return;
  }
  Reflect.set(manager, 'handlePacket', (packet?: { readonly t: unknown }, shard?: unknown): void => {
    if (kept.has(packet?.t)) Reflect.apply(handle, manager, [packet, shard]);
  });
}

function isDestroyed({ ws }: Client): boolean {
  return Reflect.get(ws, 'destroyed') === true;
}

/** Whether the client is connected and receives events at this moment. */
export function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
}
