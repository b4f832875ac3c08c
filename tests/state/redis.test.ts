import { createClient } from '@redis/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findFreePort, hasRedis, redisNote, startRedis } from '../helpers/redis-server.ts';
import { createJournalLogger, openTestState } from './opened.ts';

const turn = { question: 'what is KVM', subjects: ['KVM'] };

async function connect(url: string) {
  const client = createClient({ url });
  await client.connect();
  onTestFinished(() => client.destroy());
  return client;
}

describe.runIf(hasRedis)(`two replicas with one Redis${redisNote}`, () => {
  test('share conversations, cooldown and gaps', async () => {
    const redisUrl = (await startRedis()).url;
    const [one, other] = [await openTestState({ redisUrl }), await openTestState({ redisUrl })];
    await one.conversations.write('key', turn);
    expect(await other.conversations.read('key')).toEqual(turn);
    await one.cooldown.take('42');
    await other.cooldown.take('42');
    expect(await one.cooldown.take('42')).toBeGreaterThan(0);
    await one.gaps?.add('what is a pod', 'abstained');
    await other.gaps?.add('what is a pod', 'abstained');
    expect(await one.gaps?.list()).toEqual([{ question: 'what is a pod', abstained: 2, disliked: 0 }]);
  });

  test('take one delivery of an interaction between them, however they race', async () => {
    const redisUrl = (await startRedis()).url;
    const replicas = [await openTestState({ redisUrl }), await openTestState({ redisUrl })];
    const ids = Array.from({ length: 200 }, (_, index) => String(index));
    const firsts = await Promise.all(
      ids.map(async (id) => Promise.all(replicas.map(async ({ repeats }) => repeats.isFirst(id)))),
    );
    expect(firsts.every((pair) => pair.filter(Boolean).length === 1)).toBe(true);
  });

  test('name no person in Redis, and set an end to everything that is about one', async () => {
    const redisUrl = (await startRedis()).url;
    const { conversations, cooldown, repeats } = await openTestState({ redisUrl });
    await conversations.write('123456789012345678', turn);
    await cooldown.take('123456789012345678');
    await repeats.isFirst('7');
    const client = await connect(redisUrl);
    const names = await client.keys('*');
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      expect(name).not.toContain('123456789012345678');
      expect(await client.pTTL(name), name).toBeGreaterThan(0);
    }
    const [conversation = ''] = names.filter((name) => name.includes('conversation'));
    expect(JSON.parse((await client.get(conversation)) ?? '')).toEqual(turn);
  });

  test('start a conversation anew whose stored form they do not know', async () => {
    const redisUrl = (await startRedis()).url;
    const { conversations } = await openTestState({ redisUrl });
    await conversations.write('key', turn);
    const client = await connect(redisUrl);
    const [name = ''] = await client.keys('*');
    for (const text of ['{', '{"question":1}', '[]']) {
      await client.set(name, text);
      expect(await conversations.read('key')).toBeNull();
    }
  });
});

describe.runIf(hasRedis)(`a Redis that goes away${redisNote}`, () => {
  test('is done without and used again when it is back', async () => {
    const redis = await startRedis();
    const { logger, messages } = createJournalLogger();
    const state = await openTestState({ redisUrl: redis.url, logger });
    await state.conversations.write('key', turn);
    await redis.kill();
    await messages.waitFor((message) => message.startsWith('Redis is out of reach'), 'the loss');
    expect(state.describe()).toEqual({ store: 'redis', isConnected: false });
    await state.conversations.write('key', turn);
    expect(await state.conversations.read('key')).toEqual(turn);
    expect([await state.repeats.isFirst('7'), await state.repeats.isFirst('7')]).toEqual([true, false]);
    const taken = [
      await state.cooldown.take('42'),
      await state.cooldown.take('42'),
      await state.cooldown.take('42'),
    ];
    expect(taken.map((waitMs) => waitMs === 0)).toEqual([true, true, false]);
    await state.gaps?.add('what is a pod', 'abstained');
    await expect(state.gaps?.list()).rejects.toThrow();

    await redis.start();
    await messages.waitFor((message) => message === 'Connected to Redis', 'the return', { count: 2 });
    expect(state.describe()).toEqual({ store: 'redis', isConnected: true });
    await state.conversations.write('key', turn);
    expect(await state.conversations.read('key')).toEqual(turn);
    expect(await state.gaps?.list()).toEqual([]);
    expect(messages.entries.filter((message) => message.startsWith('Redis is out of reach'))).toHaveLength(1);
  });

  test('is not waited for by a reply when it is merely silent', async () => {
    const redis = await startRedis();
    const state = await openTestState({ redisUrl: redis.url });
    redis.freeze();
    onTestFinished(() => redis.thaw());
    expect(await state.conversations.read('key')).toBeNull();
    // What is asked next does not even try.
    expect(state.describe().isConnected).toBe(false);
    expect(await state.cooldown.take('42')).toBe(0);
    expect(await state.repeats.isFirst('7')).toBe(true);
  });

  test('does not keep the bot from starting, nor from stopping', async () => {
    const redisUrl = `redis://127.0.0.1:${await findFreePort()}`;
    const state = await openTestState({ redisUrl });
    expect(state.describe()).toEqual({ store: 'redis', isConnected: false });
    expect(await state.repeats.isFirst('7')).toBe(true);
    await state.close();
  });
});

describe.runIf(hasRedis)(`a Redis that takes no writes${redisNote}`, () => {
  test.each([
    ['is full', 'CONFIG SET maxmemory 1', 'CONFIG SET maxmemory 0'],
    ['lacks a replica', 'CONFIG SET min-replicas-to-write 1', 'CONFIG SET min-replicas-to-write 0'],
    ['has become one', 'REPLICAOF 127.0.0.1 1', 'REPLICAOF NO ONE'],
  ])('because it %s is done without, answers nothing twice, and is used again', async (_why, fail, mend) => {
    const { url: redisUrl } = await startRedis();
    const admin = await connect(redisUrl);
    const { logger, messages } = createJournalLogger();
    const state = await openTestState({ redisUrl, logger });
    const other = await openTestState({ redisUrl });
    await state.conversations.write('key', turn);
    expect(await state.repeats.isFirst('7')).toBe(true);
    await admin.sendCommand(fail.split(' '));

    const newer = { question: 'what is Xen', subjects: ['Xen'] };
    await state.conversations.write('key', newer);
    expect(await state.conversations.read('key')).toEqual(newer);
    expect(state.describe().isConnected).toBe(false);
    const firsts = [await state.repeats.isFirst('7'), await other.repeats.isFirst('7')];
    expect([...firsts, await state.repeats.isFirst('8')]).toEqual([false, false, true]);
    expect(await state.repeats.isFirst('8')).toBe(false);
    expect([await state.cooldown.take('42'), await state.cooldown.take('42')]).toEqual([0, 0]);
    expect(await state.cooldown.take('42')).toBeGreaterThan(0);

    await admin.sendCommand(mend.split(' '));
    await messages.waitFor((message) => message === 'Redis takes writes again', 'the return');
    expect(await state.conversations.read('key')).toEqual(newer);
    expect(await (await openTestState({ redisUrl })).conversations.read('key')).toEqual(newer);
    expect(messages.entries.filter((message) => message.startsWith('Redis takes no writes'))).toHaveLength(1);
  });
});
