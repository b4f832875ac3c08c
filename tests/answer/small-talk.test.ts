import { describe, expect, test } from 'vitest';
import { readSmallTalk } from '../../src/answer/small-talk.ts';

describe('what is no question', () => {
  test.each([
    ...['hi', 'Hello!', 'hey there bot', 'good morning everyone', 'xin chào', 'chào bạn', 'how are you?'].map(
      (text) => [text, 'greeting'] as const,
    ),
    ...[
      'thanks!',
      'ok',
      'lol nice',
      'good',
      'thank you so much',
      'haha that is great',
      'cảm ơn bạn',
      'cam on ban nhieu nha',
      'tuyệt vời',
      'được rồi',
      'hay quá',
      'thanks, good night',
    ].map((text) => [text, 'assent'] as const),
    ...[
      'help',
      'help me',
      'what can you do?',
      'hi, what can you do',
      'how do I use this bot',
      'bạn làm được gì?',
    ].map((text) => [text, 'help'] as const),
  ])('%s: %s', (text, kind) => {
    expect(readSmallTalk(text)).toBe(kind);
  });
});

describe('a question stays one', () => {
  test.each([
    'is it good',
    'right?',
    'KVM',
    'hi, what is KVM?',
    'thanks, and OpenVZ',
    'good VPS',
    'help with kernels',
    'hay',
    'cam',
    'which one is great',
    'KVM là gì',
    'no kernel',
    'what can Xen do?',
    '2',
    '',
  ])('%s', (text) => {
    expect(readSmallTalk(text)).toBeNull();
  });
});
