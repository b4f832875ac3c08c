import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StateOptions } from '../../src/state/state.ts';
import { hasRedis, redisNote, startRedis } from '../helpers/redis-server.ts';
import { openTestState } from './opened.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

type Place = Partial<StateOptions>;

describe.each([
  ['memory', true, async (): Promise<Place> => ({ dataDir: join(makeTemporaryFolder(), 'new') })],
  [`redis${redisNote}`, hasRedis, async (): Promise<Place> => ({ redisUrl: (await startRedis()).url })],
] as const)('state in %s', (_name, isThere, locate) => {
  const open = async (options?: Place) => openTestState({ ...(await locate()), ...options });

  describe.runIf(isThere)('when it is there', () => {
    test('remembers each conversation on its own, and its last turn only', async () => {
      const { conversations } = await open();
      await conversations.write('a', { question: 'what is KVM', subjects: ['KVM'] });
      await conversations.write('a', { question: 'who made KVM', subjects: ['KVM', 'Linux'] });
      await conversations.write('b', { question: 'what is Xen', subjects: [] });
      expect(await conversations.read('a')).toEqual({ question: 'who made KVM', subjects: ['KVM', 'Linux'] });
      expect(await conversations.read('b')).toEqual({ question: 'what is Xen', subjects: [] });
      expect(await conversations.read('c')).toBeNull();
    });

    test('tells the first delivery of an interaction from the others', async () => {
      const { repeats } = await open();
      const firsts = await Promise.all([repeats.isFirst('1'), repeats.isFirst('1'), repeats.isFirst('2')]);
      expect(firsts).toEqual([true, false, true]);
    });

    test('makes a person wait who uses up the burst, and nobody else', async () => {
      const { cooldown } = await open();
      expect(await cooldown.take('42')).toBe(0);
      expect(await cooldown.take('42')).toBe(0);
      const waitMs = await cooldown.take('42');
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(60_000);
      expect(await cooldown.take('43')).toBe(0);
    });

    test('allows no burst where it is set to one', async () => {
      const { cooldown } = await open({ cooldown: { burst: 1, perMinute: 1 } });
      const taken = [await cooldown.take('42'), await cooldown.take('42')];
      expect(taken.map((waitMs) => waitMs === 0)).toEqual([true, false]);
    });

    test('makes nobody wait when the cooldown is off', async () => {
      const { cooldown } = await open({ cooldown: { burst: 1, perMinute: 0 } });
      const taken = await Promise.all(Array.from({ length: 50 }, async () => cooldown.take('42')));
      expect(taken.every((waitMs) => waitMs === 0)).toBe(true);
    });

    test('counts gaps, the most frequent first, until they are cleared', async () => {
      const { gaps } = await open();
      await gaps?.add('What is a container?', 'abstained');
      await gaps?.add('  what is a CONTAINER ', 'disliked');
      await gaps?.add('what is LXC', 'abstained');
      await gaps?.add('what is containerd', 'abstained');
      expect(await gaps?.list()).toEqual([
        { question: 'what is a container', abstained: 1, disliked: 1 },
        { question: 'what is containerd', abstained: 1, disliked: 0 },
        { question: 'what is lxc', abstained: 1, disliked: 0 },
      ]);
      await gaps?.clear();
      expect(await gaps?.list()).toEqual([]);
    });

    test('keeps a thousand gaps, among them the most frequent and the latest', async () => {
      const { gaps } = await open();
      const once = Array.from({ length: 1_000 }, (_, index) => `asked ${2_000 - index}`);
      const asked = [
        'often',
        'often',
        'often',
        'often',
        ...once,
        'asked 1001',
        'asked 1001',
        'what came last',
      ];
      for (const question of asked) await gaps?.add(question, 'abstained');
      const list = await gaps?.list();
      expect(list).toHaveLength(1_000);
      expect(list?.slice(0, 2)).toEqual([
        { question: 'often', abstained: 4, disliked: 0 },
        { question: 'asked 1001', abstained: 3, disliked: 0 },
      ]);
      expect(list).toContainEqual({ question: 'what came last', abstained: 1, disliked: 0 });
    });

    test('keeps bots apart that share it: conversations, messages to both, and gaps', async () => {
      const place = await locate();
      const one = await openTestState(place);
      const other = await openTestState({ ...place, secret: 'another', botId: '2' });
      await one.conversations.write('a', { question: 'what is KVM', subjects: [] });
      expect(await other.conversations.read('a')).toBeNull();
      expect([await one.repeats.isFirst('7'), await other.repeats.isFirst('7')]).toEqual([true, true]);
      await one.gaps?.add('what is a pod', 'abstained');
      await other.gaps?.add('what is LXC', 'abstained');
      expect([await other.gaps?.list(), await one.gaps?.list()]).toMatchObject([
        [{ question: 'what is lxc' }],
        [{ question: 'what is a pod' }],
      ]);
      await one.gaps?.clear();
      expect(await other.gaps?.list()).toMatchObject([{ question: 'what is lxc' }]);
    });

    test('counts no gap unless that is wanted', async () => {
      const { gaps } = await open({ isGapReportOn: false });
      expect(gaps).toBeNull();
    });
  });
});
