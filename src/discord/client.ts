import { Client, Events, GatewayIntentBits, Options, Status, type ClientOptions } from 'discord.js';
import type { Config } from '../config.ts';

/** Longest time for one REST request, in milliseconds; answers to interactions bring a shorter one of their own. */
const restTimeoutMs = 10_000;

/** What a client needs of the configuration. */
type ClientConfig = Pick<Config, 'discordApiUrl' | 'shards' | 'ownShard'> & {
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
export function createClient({ discordApiUrl, isChatOn, ...sharding }: ClientConfig): Client {
  const client = new Client({
    intents: isChatOn ? chatIntents : [],
    ...describeShards(sharding),
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
  disarmActions(client);
  return client;
}

/** Said in full, because the client otherwise reads SHARDS and SHARD_COUNT from the environment by itself. */
function describeShards({
  shards,
  ownShard,
}: Pick<ClientConfig, 'shards' | 'ownShard'>): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (ownShard !== null) return { shards: [ownShard.index], shardCount: ownShard.count };
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
 * version is pinned; if it is not found, the client works as it always did.
 */
function disarmActions(client: Client): void {
  const actions: unknown = Reflect.get(client, 'actions');
  if (typeof actions !== 'object' || actions === null) return;
  for (const name of armedActions) {
    const action: unknown = Reflect.get(actions, name);
    if (typeof action === 'object' && action !== null) Reflect.set(action, 'handle', () => undefined);
  }
}

/** Whether the client is connected and receives events at this moment. */
export function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
}
