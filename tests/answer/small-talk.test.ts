import { expect, test } from 'vitest';
import { readSmallTalk } from '../../src/answer/small-talk.ts';

test.each([
  ['greeting', 'hi|Hello!|hey there bot|good morning everyone|xin chào|chào bạn|how are you?'],
  ['assent', 'thanks!|ok|lol nice|thank you so much|haha that is great|thanks, good night'],
  ['assent', 'cảm ơn bạn|cam on ban nhieu nha|tuyệt vời|được rồi|hay quá'],
  ['greeting', 'help|help me|what can you do?|hi, what can you do|how do I use this bot|bạn làm được gì?'],
  [null, 'is it good|right?|KVM|hi, what is KVM?|thanks, and OpenVZ|good VPS|help with kernels|hay|cam'],
  [null, 'which one is great|KVM là gì|no kernel|what can Xen do?|2|'],
] as const)('is told from a question: %s in "%s"', (kind, texts) => {
  for (const text of texts.split('|')) expect([text, readSmallTalk(text)]).toEqual([text, kind]);
});
