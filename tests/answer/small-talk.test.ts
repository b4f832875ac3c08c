import { expect, test } from 'vitest';
import { prepareSources } from '../../src/answer/sources.ts';
import { isChatter, readSmallTalk } from '../../src/answer/small-talk.ts';
import type { PassageIndex } from '../../src/retrieval/passage-index.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

const indexOf = async (sections: Readonly<Record<string, string>>): Promise<PassageIndex> =>
  (await prepareSources(makeCorpus(sections), async () => null)).index;

test.each([
  ['greeting', 'hi|Hello!|hey there bot|good morning everyone|xin chào|chào bạn|how are you?'],
  ['assent', 'thanks!|ok|lol nice|thank you so much|haha that is great|thanks, good night'],
  ['assent', 'cảm ơn bạn|cam on ban nhieu nha|tuyệt vời|được rồi|hay quá'],
  ['greeting', 'help|help me|what can you do?|hi, what can you do|how do I use this bot|bạn làm được gì?'],
  [null, 'is it good|right?|KVM|hi, what is KVM?|thanks, and OpenVZ|good VPS|help with kernels|hay|cam'],
  [null, 'which one is great|KVM là gì|no kernel|what can Xen do?|2|'],
] as const)('is told from a question: %s in "%s"', async (kind, texts) => {
  const index = await indexOf({ Kettles: 'A kettle boils water.' });
  for (const text of texts.split('|')) expect([text, readSmallTalk(text, index)]).toEqual([text, kind]);
});

test('of who talks and where is no question, but for a corpus that is about just that', async () => {
  const kettles = await indexOf({ Kettles: 'A kettle boils water.' });
  const manual = await indexOf({
    Chat: 'A moderator may mute a channel. A bot needs a role. The server runs all day.',
  });
  const handbook = await indexOf({ 'Who owns the server?': 'Robin founded it.', Bots: 'One plays music.' });
  for (const text of ['is the server down?', 'who is admin here', 'are you a bot?', 'who owns this server'])
    expect([text, isChatter(text, kettles)]).toEqual([text, true]);
  for (const text of ['how can I mute a channel?', 'is the bot slow', 'how do I run the server?'])
    expect([text, isChatter(text, manual)]).toEqual([text, false]);
  expect(isChatter('who owns this server', handbook)).toBe(false);
  expect(readSmallTalk('who owns the server?', handbook)).toBeNull();
});
