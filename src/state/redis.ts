import { createHmac } from 'node:crypto';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import * as v from 'valibot';
import type { Conversation } from '../answer/engine.ts';
import { createCooldown } from './cooldown.ts';
import { maxGaps, normalizeQuestion, sumGaps } from './count-gaps.ts';
import { createMemoryConversations, createMemoryRepeats, conversationMs, interactionMs } from './memory.ts';
import { RedisConnection } from './redis-connection.ts';
import type { Conversations, Cooldown, Gap, Gaps, Repeats, State, StateOptions } from './state.ts';

/** Before every key, so that the bot can share a database. */
const keyPrefix = 'virtbot:';

const storedConversation = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ question: v.string(), subjects: v.array(v.string()) }),
) satisfies v.GenericSchema<string, Conversation>;

/** Makes the name of a key that does not tell whose it is, and that another bot in the same database does not share. */
type NameKey = (kind: string, key: string) => string;

export async function openRedisState(
  url: string,
  { cooldown, isGapReportOn, secret, botId, logger }: StateOptions,
): Promise<State> {
  const connection = new RedisConnection(url, logger);
  await connection.open();
  const hash = (key: string): string =>
    createHmac('sha256', secret).update(key).digest('base64url').slice(0, 24);
  const name: NameKey = (kind, key) => `${keyPrefix}${kind}:${hash(key)}`;
  const local = createCooldown(cooldown);
  const shared = createCooldown(cooldown, (limits) => {
    const prefix = `${keyPrefix}${limits.keyPrefix}`;
    const storeClient = connection.client;
    return new RateLimiterRedis({ ...limits, keyPrefix: prefix, storeClient, useRedisPackage: true });
  });
  const take: Cooldown['take'] = async (userId) =>
    connection.attempt(
      async () => shared.take(hash(userId)),
      async () => local.take(userId),
    );
  return {
    conversations: createConversations(connection, name),
    cooldown: { take },
    repeats: createRepeats(connection, name),
    gaps: isGapReportOn ? createGaps(connection, `${keyPrefix}gaps:${botId}`) : null,
    describe: () => ({ store: 'redis', isConnected: connection.isConnected() }),
    close: async () => connection.close(),
  };
}

/**
 * While Redis is away or takes no writes, each replica remembers its own conversations, and what is remembered here goes
 * ahead of what Redis has, which is older.
 */
function createConversations(connection: RedisConnection, name: NameKey): Conversations {
  const { client } = connection;
  const local = createMemoryConversations();
  const write: Conversations['write'] = async (key, conversation) =>
    connection.attempt(
      async () => {
        await client.set(name('conversation', key), JSON.stringify(conversation), { PX: conversationMs });
        local.forget(key);
      },
      async () => local.write(key, conversation),
    );
  return {
    async read(key) {
      const own = await local.read(key);
      if (own !== null) {
        await write(key, own);
        return own;
      }
      const text = await connection.ask(async () => client.get(name('conversation', key)));
      const parsed = v.safeParse(storedConversation, text);
      // Written by another version of the bot, perhaps: then the conversation starts anew.
      return parsed.success ? parsed.output : null;
    },
    write,
  };
}

/**
 * While Redis takes no writes, what it has is still looked at; while it is away, each replica goes by the ids that it
 * has seen itself, before and since.
 */
function createRepeats(connection: RedisConnection, name: NameKey): Repeats {
  const { client } = connection;
  const local = createMemoryRepeats();
  return {
    async isFirst(id) {
      if (!(await local.isFirst(id))) return false;
      const key = name('interaction', id);
      return connection.attempt(
        async () => (await client.set(key, '', { NX: true, PX: interactionMs })) !== null,
        async () =>
          connection.attempt(
            async () => (await client.exists(key)) === 0,
            async () => true,
            true,
          ),
      );
    },
  };
}

/** While Redis is away, no gap is counted. */
function createGaps(connection: RedisConnection, key: string): Gaps {
  const { client } = connection;
  return {
    add: async (question, kind) => {
      const normalized = normalizeQuestion(question);
      if (normalized === null) return;
      const member = `${kind} ${normalized}`;
      await connection.ask(async () => {
        // A new question gets in even when the set is full, in place of the rarest one.
        if ((await client.zScore(key, member)) === null) await client.zRemRangeByRank(key, 0, -maxGaps);
        await client.zIncrBy(key, 1, member);
      });
    },
    list: async () => sumGaps((await client.zRangeWithScores(key, 0, -1, { REV: true })).map(readGap)),
    clear: async () => {
      await client.del(key);
    },
  };
}

function readGap({ value, score }: { readonly value: string; readonly score: number }): Gap {
  const [kind = '', ...words] = value.split(' ');
  return { question: words.join(' '), abstained: 0, disliked: 0, [kind]: score };
}
