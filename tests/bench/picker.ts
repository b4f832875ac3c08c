import { createStemmer } from '../../src/analysis/stem.ts';
import { stopWords } from '../../src/analysis/stop-words.ts';
import { tokenize } from '../../src/analysis/tokenize.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import type { Passage, Sentence } from '../../src/corpus/document.ts';

/** Picks the sentences of a passage that answer a question, the best first. */
export type Picker = (question: string, passage: Passage) => readonly Sentence[];

/** Largest share of a passage's words that two sentences together may have: what the bot allows itself. */
const maxShare = 0.45;

/**
 * A plain picker for engines that only rank passages: sentences by the share of the question's stems that they have,
 * each weighted by its inverse document frequency, the earlier one of equals. It picks a second one where the bot
 * could mark two.
 */
export function createPicker({ passages }: Corpus): Picker {
  const stem = createStemmer();
  const listStems = (text: string): ReadonlySet<string> =>
    new Set(tokenize(text).flatMap(({ word }) => (stopWords.has(word) ? [] : [stem(word)])));
  const frequencies = new Map<string, number>();
  for (const { text } of passages) {
    for (const term of listStems(text)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const idf = (term: string): number => Math.log(1 + passages.length / (frequencies.get(term) ?? 1));
  return (question, passage) => {
    const asked = [...listStems(question)];
    const scored = passage.sentences.map((sentence) => {
      const stems = listStems(passage.document.text.slice(sentence.start, sentence.end));
      const shared = asked.filter((term) => stems.has(term));
      return { sentence, score: shared.reduce((sum, term) => sum + idf(term), 0) };
    });
    const [best, ...rest] = scored.toSorted((a, b) => b.score - a.score).map(({ sentence }) => sentence);
    if (best === undefined) return [];
    const room = maxShare * passage.sentences.reduce((sum, { words }) => sum + words, 0);
    const second = rest.find(({ words }) => best.words + words <= room);
    return second === undefined ? [best] : [best, second];
  };
}
