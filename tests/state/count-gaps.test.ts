import { assert, bigInt, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeQuestion } from '../../src/state/count-gaps.ts';

test.each([
  ['What is KVM?', 'what is kvm'],
  ['  “what   is\nKVM”?! ', 'what is kvm'],
  ['KVM là gì?', 'kvm là gì'],
  ['What happened in 2007?', 'what happened in 2007'],
  ['does <@123456789012345678> know what KVM is', 'does know what kvm is'],
  ['@ann, is <#123456789012345678> about KVM <:kvm:123456789012345678>?', 'is about kvm'],
  ['is https://example.org/ann?q=1 about KVM', 'is about kvm'],
  ['is www.example.org about KVM', 'is about kvm'],
  ['I am ann@example.org, what is KVM', 'i am what is kvm'],
  ['can 192.168.7.12 run KVM', 'can run kvm'],
  ['call +84 (912) 345-678 about KVM', 'call about kvm'],
  ['what is order A1234567 about', 'what is order about'],
  [`does ${'x'.repeat(40)} open KVM`, 'does open kvm'],
])('%j is counted as %j', (question, expected) => {
  expect(normalizeQuestion(question)).toBe(expected);
});

test.each([['', '?!', '12', '2007', '<@123456789012345678>', 'ok', 'why '.repeat(40), 'x'.repeat(5_000)]])(
  'a question that says nothing, or too much, is not counted',
  (question) => {
    expect(normalizeQuestion(question)).toBeNull();
  },
);

test('nothing like an id is left, and what is left stays as it is', () => {
  assert(
    property(
      string({ unit: 'grapheme', maxLength: 200 }),
      bigInt({ min: 10_000n, max: 10n ** 19n }),
      (text, id) => {
        const normalized = normalizeQuestion(`${text} ${id} <@${id}> what is this`);
        if (normalized === null) return;
        expect(normalized).not.toMatch(/\d{5}|@/u);
        expect(normalizeQuestion(normalized)).toBe(normalized);
      },
    ),
  );
});
