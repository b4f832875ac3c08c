import { expect, test } from 'vitest';
import { type IRateLimiterOptions, RateLimiterMemory } from 'rate-limiter-flexible';
import { createConsumer } from '../../src/state/cooldown.ts';
import { createMemoryConversations, createMemoryRepeats } from '../../src/state/memory.ts';

const turn = { question: 'what is KVM', subjects: ['KVM'] };
const minute = 60_000;

function createClock(): { now(): number; advance(ms: number): void } {
  let ms = 1;
  return {
    now: () => ms,
    advance: (by) => {
      ms += by;
    },
  };
}

test('a conversation is forgotten a quarter of an hour after its last turn', async () => {
  const clock = createClock();
  const conversations = createMemoryConversations(clock);
  await conversations.write('key', turn);
  clock.advance(14 * minute);
  await conversations.write('key', turn);
  clock.advance(14 * minute);
  expect(await conversations.read('key')).toEqual(turn);
  clock.advance(2 * minute);
  expect(await conversations.read('key')).toBeNull();
});

test('of too many conversations those used last are kept', async () => {
  const conversations = createMemoryConversations(createClock());
  for (let index = 0; index < 10_001; index += 1) await conversations.write(String(index), turn);
  expect(await conversations.read('0')).toBeNull();
  expect(await conversations.read('1')).toEqual(turn);
});

test('an interaction counts as new again when Discord would no longer take an answer', async () => {
  const clock = createClock();
  const repeats = createMemoryRepeats(clock);
  await repeats.isFirst('7');
  clock.advance(14 * minute);
  expect(await repeats.isFirst('7')).toBe(false);
  clock.advance(2 * minute);
  expect(await repeats.isFirst('7')).toBe(true);
});

test.each(Array.from({ length: 60 }, (_, index) => index + 1))(
  'a cooldown of %i a minute lets through exactly as many',
  (perMinute) => {
    const made: IRateLimiterOptions[] = [];
    createConsumer({ burst: 3, perMinute }, (options) => {
      made.push(options);
      return new RateLimiterMemory(options);
    });
    const { points = 0, duration = 0 } = made[0] ?? {};
    expect(Number.isInteger(duration)).toBe(true);
    expect(points * 60).toBe(perMinute * duration);
  },
);
