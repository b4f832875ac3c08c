import { createHmac } from 'node:crypto';
import { type IRateLimiterOptions, RateLimiterRedis } from 'rate-limiter-flexible';
import * as v from 'valibot';
import type { Conversation } from '../answer/engine.ts';
import { createConsumer } from './cooldown.ts';
import { memoryMs } from './memory.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { Conversations, Cooldown, CooldownLimits, Repeats } from './state.ts';

/** Before every key, so that the bot can share a database. */
export const keyPrefix = 'virtbot:';

const storedConversation = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    question: v.string(),
    subjects: v.array(v.string()),
    section: v.exactOptional(v.string()),
    names: v.exactOptional(v.array(v.string())),
  }),
) satisfies v.GenericSchema<string, Conversation>;

/** Makes names of keys that do not tell whose they are, and that another bot in the same database does not share. */
export type HashKey = (key: string) => string;

/** Hashes keys with a secret that all replicas of a bot have. */
export function createHashKey(secret: string): HashKey {
  return (key) => createHmac('sha256', secret).update(key).digest('base64url').slice(0, 24);
}

/** Conversations that all replicas share; while Redis is away, none is remembered. */
export function createRedisConversations(connection: RedisConnection, hashKey: HashKey): Conversations {
  const name = (key: string): string => `${keyPrefix}conversation:${hashKey(key)}`;
  return {
    read: async (key) => {
      const text = await connection.attempt(
        () => connection.client.get(name(key)),
        async () => null,
      );
      const parsed = v.safeParse(storedConversation, text);
      // Written by another version of the bot, perhaps: then the conversation starts anew.
      return parsed.success ? parsed.output : null;
    },
    write: async (key, conversation) => {
      await connection.attempt(
        () => connection.client.set(name(key), JSON.stringify(conversation), { PX: memoryMs }),
        async () => null,
      );
    },
  };
}

/** Interaction ids that any replica has seen; while Redis is away, each counts those that it has seen itself. */
export function createRedisRepeats(connection: RedisConnection, local: Repeats): Repeats {
  return {
    isFirst: (interactionId) =>
      connection.attempt(
        async () => {
          const name = `${keyPrefix}interaction:${interactionId}`;
          return (await connection.client.set(name, '', { NX: true, PX: memoryMs })) !== null;
        },
        () => local.isFirst(interactionId),
      ),
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
