import { afterEach, expect, test, vi } from 'vitest';
import { type IRateLimiterOptions, RateLimiterMemory } from 'rate-limiter-flexible';
import { createCooldown } from '../../src/state/cooldown.ts';
import { createMemoryConversations, createMemoryRepeats } from '../../src/state/memory.ts';

const turn = { question: 'what is KVM', subjects: ['KVM'] };
const now = performance.now.bind(performance);

/** Makes it so many minutes later than it is. */
function wait(minutes: number): void {
  vi.spyOn(performance, 'now').mockImplementation(() => now() + minutes * 60_000);
}

afterEach(() => vi.restoreAllMocks());

test('a conversation is forgotten ten minutes after its last turn', async () => {
  const conversations = createMemoryConversations();
  await conversations.write('key', turn);
  wait(9);
  await conversations.write('key', turn);
  wait(18);
  expect(await conversations.read('key')).toEqual(turn);
  wait(20);
  expect(await conversations.read('key')).toBeNull();
});

test('an interaction counts as new again when Discord would no longer take an answer', async () => {
  const repeats = createMemoryRepeats();
  await repeats.isFirst('7');
  wait(14);
  expect(await repeats.isFirst('7')).toBe(false);
  wait(16);
  expect(await repeats.isFirst('7')).toBe(true);
});

test('a cooldown lets through exactly as many as it says in a minute', () => {
  for (let perMinute = 1; perMinute <= 60; perMinute += 1) {
    const made: IRateLimiterOptions[] = [];
    createCooldown({ burst: 3, perMinute }, (options) => {
      made.push(options);
      return new RateLimiterMemory(options);
    });
    const { points = 0, duration = 0 } = made[0] ?? {};
    expect(Number.isInteger(duration)).toBe(true);
    expect(points * 60).toBe(perMinute * duration);
  }
});
