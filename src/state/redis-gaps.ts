import { maxGaps, sortGaps } from './gap-counts.ts';
import { normalizeQuestion } from './normalize-question.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { Gap, GapKind, Gaps } from './state.ts';

// A new question gets in even when the set is full, in place of the rarest one.
const addScript = `
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then
  redis.call('ZPOPMIN', KEYS[1])
end
return redis.call('ZINCRBY', KEYS[1], 1, ARGV[1])`;

/** Gaps that all replicas share, under a key; while Redis is away, none is counted. */
export function createRedisGaps(connection: RedisConnection, key: string): Gaps {
  const { client } = connection;
  return {
    add: async (question, kind) => {
      const normalized = normalizeQuestion(question);
      if (normalized === null) return;
      await connection.attempt<unknown>(
        () => client.eval(addScript, { keys: [key], arguments: [`${kind} ${normalized}`, String(maxGaps)] }),
        async () => null,
      );
    },
    list: async () => readGaps(await client.zRangeWithScores(key, 0, -1)),
    clear: async () => {
      await client.del(key);
    },
  };
}

function readGaps(members: readonly { readonly value: string; readonly score: number }[]): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { value, score } of members) {
    const space = value.indexOf(' ');
    const kind: GapKind = value.slice(0, space) === 'disliked' ? 'disliked' : 'abstained';
    const question = value.slice(space + 1);
    const gap = gaps.get(question) ?? { question, abstained: 0, disliked: 0 };
    gaps.set(question, { ...gap, [kind]: score });
  }
  return sortGaps(gaps.values());
}
