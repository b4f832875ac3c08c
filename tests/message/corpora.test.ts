import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { createMessageCallback } from '../../src/discord/body.ts';
import { validateCallback } from '../end-to-end/loopback/validate.ts';
import { makeAnswer, makeAnswerPassage, readQuotes, render } from './builders.ts';

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

test.for(corpora)(
  'every sentence of %s is shown whole, as it stands, in a message that Discord takes',
  async (folder, { skip }) => {
    skip(!existsSync(folder), `${folder} is not there`);
    for (const answer of await answerWithEverySentence(folder)) {
      const message = render(answer);
      const text = answer.passages[0]?.passage.document.text ?? '';
      for (const quote of readQuotes(message)) expect(text).toContain(quote);
      expect(validateCallback(createMessageCallback(message))).toEqual([]);
      expect(message.blocks.join('\n')).not.toContain('> […]');
    }
  },
);
