import { Client, Options, Status } from 'discord.js';

/** Longest time for one REST request, in milliseconds; answers to interactions bring a shorter one of their own. */
const restTimeoutMs = 10_000;

/**
 * Creates a gateway client that asks for no intent and keeps no members, users or messages. Interactions are not turned
 * into discord.js objects: they reach listeners of `client.ws` as Discord sent them.
 */
export function createClient(apiUrl: string): Client {
  const client = new Client({
    intents: [],
    // Said in full, because the client otherwise reads SHARDS and SHARD_COUNT from the environment by itself.
    shards: [0],
    shardCount: 1,
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
    rest: { api: apiUrl, timeout: restTimeoutMs },
  });
  disarmInteractionAction(client);
  return client;
}

/**
 * discord.js builds an object from each interaction after `client.ws` has announced it, and throws outside every handler
 * when a field is missing. Nothing here uses that object, so the step is taken out. Internal to discord.js 14, which is
 * why the version is pinned; if it is not found, the client works as it always did.
 */
function disarmInteractionAction(client: Client): void {
  const actions: unknown = Reflect.get(client, 'actions');
  if (typeof actions !== 'object' || actions === null) return;
  const action: unknown = Reflect.get(actions, 'InteractionCreate');
  if (typeof action !== 'object' || action === null) return;
  Reflect.set(action, 'handle', () => undefined);
}

/** Whether the client is connected and receives events at this moment. */
export function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every(({ status }) => status === Status.Ready);
}
