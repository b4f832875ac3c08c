import MiniSearch from 'minisearch';
import { createStemmer } from '../../../src/analysis/stem.ts';
import { stopWords } from '../../../src/analysis/stop-words.ts';
import { foldWord } from '../../../src/analysis/tokenize.ts';
import { adaptSearch, type Entry } from '../responder.ts';

export const adapter = adaptSearch((entries) => {
  const stem = createStemmer();
  const index = new MiniSearch<Entry>({
    fields: ['text', 'heading'],
    processTerm(term) {
      const word = foldWord(term);
      return stopWords.has(word) ? null : stem(word);
    },
  });
  index.addAll(entries);
  return (question) => index.search(question).map(({ id, score }) => ({ id: Number(id), score }));
});
