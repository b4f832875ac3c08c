import { expect, test } from 'vitest';
import { prepareSources } from '../../src/answer/sources.ts';
import { isChatter, readSmallTalk } from '../../src/answer/small-talk.ts';
import { makeCorpus } from '../helpers/make-corpus.ts';

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

test('of who talks and where is no question, but for a corpus that is about just that', async () => {
  const { index: kettles } = await prepareSources(
    makeCorpus({ Kettles: 'A kettle boils water.' }),
    async () => null,
  );
  const chat = makeCorpus({
    Chat: 'A moderator may mute a channel. A bot needs a role. The server runs all day.',
  });
  const { index: manual } = await prepareSources(chat, async () => null);
  for (const text of ['is the server down?', 'who is admin here', 'are you a bot?', 'who owns this server'])
    expect([text, isChatter(text, kettles)]).toEqual([text, true]);
  for (const text of ['how can I mute a channel?', 'is the bot slow', 'how do I run the server?'])
    expect([text, isChatter(text, manual)]).toEqual([text, false]);
});
