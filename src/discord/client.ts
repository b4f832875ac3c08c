import { Client, Events, GatewayIntentBits, Options, Status, type ClientOptions } from 'discord.js';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';

/** Longest time for one REST request, in milliseconds; answers to interactions bring a shorter one of their own. */
const restTimeoutMs = 10_000;

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
export function createClient({ discordApiUrl, isChatOn, shards }: ClientConfig, logger: Logger): Client {
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
    rest: { api: discordApiUrl, timeout: restTimeoutMs },
  });
  forgetGuilds(client);
  disarmActions(client, logger);
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

/** Of the events that arrive, those that discord.js would build an object from. */
const armedActions = ['InteractionCreate', 'MessageCreate', 'MessageUpdate'];

/**
 * discord.js builds an object from an event after `client.ws` has announced it, and throws outside every handler when a
 * field is missing. Nothing here uses that object, so the step is taken out. Internal to discord.js 14, which is why the
 * version is pinned; if it is not found, the log says so, and the client works as it always did.
 */
export function disarmActions(client: object, logger: Logger): void {
  const actions: unknown = Reflect.get(client, 'actions');
  for (const name of armedActions) {
    const action: unknown =
      typeof actions === 'object' && actions !== null ? Reflect.get(actions, name) : undefined;
    if (typeof action === 'object' && action !== null && 'handle' in action) {
      Reflect.set(action, 'handle', () => undefined);
    } else {
      logger.error({ action: name }, 'This version of discord.js is not the one the bot was made for');
    }
  }
}

/** Whether the client is connected and receives events at this moment. */
export function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
}
