import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { createMessageCallback } from '../../src/discord/body.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import { englishView, makeAnswer, makeAnswerPassage, readQuotes, readTexts, render } from './builders.ts';

const corpora = ['corpus', '../shared/article'];

/** Every sentence of a corpus as an answer, and as the nearest thing to one. */
async function answerWithEverySentence(folder: string): Promise<readonly Answer[]> {
  const { passages } = await loadCorpus(folder);
  return passages.flatMap((passage) =>
    passage.sentences.flatMap(({ start, end }) => {
      const highlights = [{ start: start - passage.start, end: end - passage.start }];
      const shown = [{ ...makeAnswerPassage(passage), highlights }];
      return (['answered', 'abstained'] as const).map((status) => makeAnswer({ status, passages: shown }));
    }),
  );
}

describe.each(corpora)('every sentence of %s, shown as an answer', (folder) => {
  const isThere = existsSync(folder);

  test.skipIf(!isThere)('stands in the message exactly as in its document', async () => {
    for (const answer of await answerWithEverySentence(folder)) {
      const text = answer.passages[0]?.passage.document.text ?? '';
      for (const quote of readQuotes(render(answer, englishView))) expect(text).toContain(quote);
    }
  });

  test.skipIf(!isThere)('makes a message that Discord takes, with nothing cut from the passage', async () => {
    for (const answer of await answerWithEverySentence(folder)) {
      const message = render(answer, englishView);
      expect(validateCallback(createMessageCallback(message))).toEqual([]);
      expect(readTexts(message).join('\n')).not.toContain('> […]');
    }
  });
});
