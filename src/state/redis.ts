import { createHmac } from 'node:crypto';
import { type IRateLimiterOptions, RateLimiterRedis } from 'rate-limiter-flexible';
import * as v from 'valibot';
import type { Conversation } from '../answer/engine.ts';
import { createConsumer } from './cooldown.ts';
import { type LocalConversations, memoryMs } from './memory.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { Conversations, Cooldown, CooldownLimits, Repeats } from './state.ts';

/** Before every key, so that the bot can share a database. */
export const keyPrefix = 'virtbot:';

const storedConversation = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ question: v.string(), subjects: v.array(v.string()) }),
) satisfies v.GenericSchema<string, Conversation>;

/** Makes names of keys that do not tell whose they are, and that another bot in the same database does not share. */
export type HashKey = (key: string) => string;

/** Hashes keys with a secret that all replicas of a bot have. */
export function createHashKey(secret: string): HashKey {
  return (key) => createHmac('sha256', secret).update(key).digest('base64url').slice(0, 24);
}

/**
 * Conversations that all replicas share. While Redis is away or takes no writes, each remembers its own, and what is
 * remembered here goes ahead of what Redis has, which is older.
 */
export function createRedisConversations(
  connection: RedisConnection,
  hashKey: HashKey,
  local: LocalConversations,
): Conversations {
  const name = (key: string): string => `${keyPrefix}conversation:${hashKey(key)}`;
  const write = async (key: string, conversation: Conversation): Promise<void> =>
    connection.attempt(
      async () => {
        await connection.client.set(name(key), JSON.stringify(conversation), { PX: memoryMs });
        local.forget(key);
      },
      () => local.write(key, conversation),
    );
  return {
    read: async (key) => {
      const own = await local.read(key);
      if (own !== null) {
        await write(key, own);
        return own;
      }
      const text = await connection.attempt(
        () => connection.client.get(name(key)),
        async () => null,
      );
      const parsed = v.safeParse(storedConversation, text);
      // Written by another version of the bot, perhaps: then the conversation starts anew.
      return parsed.success ? parsed.output : null;
    },
    write,
  };
}

/**
 * Interaction ids that any replica of a bot has seen; while Redis is away, each counts those that it has seen itself,
 * before and since.
 */
export function createRedisRepeats(connection: RedisConnection, hashKey: HashKey, local: Repeats): Repeats {
  const name = (id: string): string => `${keyPrefix}interaction:${hashKey(id)}`;
  return {
    async isFirst(id) {
      if (!(await local.isFirst(id))) return false;
      return connection.attempt(
        async () => (await connection.client.set(name(id), '', { NX: true, PX: memoryMs })) !== null,
        async () => true,
      );
    },
    async forget(id) {
      await local.forget(id);
      await connection.attempt(
        () => connection.client.del(name(id)),
        async () => 0,
      );
    },
  };
}

/** A cooldown that counts for all replicas together; while Redis is away, each counts for itself. */
export function createRedisCooldown(
  connection: RedisConnection,
  limits: CooldownLimits,
  { hashKey, local }: { readonly hashKey: HashKey; readonly local: Cooldown },
): Cooldown {
  const consume = createConsumer(
    limits,
    (options: IRateLimiterOptions) =>
      new RateLimiterRedis({
        ...options,
        keyPrefix: `${keyPrefix}${options.keyPrefix}`,
        storeClient: connection.client,
        useRedisPackage: true,
      }),
  );
  return {
    take: (userId) =>
      connection.attempt(
        () => consume(hashKey(userId)),
        () => local.take(userId),
      ),
  };
}
