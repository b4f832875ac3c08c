import { tokenize } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';
import { coverage, createMatcher } from './match.ts';
import type { PassageIndex } from './passage-index.ts';

const candidateCount = 12;

/** A passage is found where it has at least this much of what was typed, 0..1, by how telling the words are. */
const leastCoverage = 0.6;

/**
 * Passages that say what is being typed, those first whose best sentence says most of it. Quicker than a search for an
 * answer: no synonyms, and nothing is measured but which words stand where. A last word that the corpus lacks is read
 * as the most frequent one that it begins, another as the one that it is a misspelling of.
 */
export function searchTexts(typed: string, index: PassageIndex): readonly Passage[] {
  const terms = new Set(index.analyzer.analyze(readWords(typed, index)).map(({ term }) => term));
  const slots = Array.from(terms, (term) => {
    return { word: term, term, alternatives: new Map([[term, 1]]), idf: index.idf(term), subject: null };
  });
  const matchPassage = createMatcher(slots, index);
  return index
    .find(new Map(Array.from(terms, (term) => [term, 1])), candidateCount)
    .map(({ passage }) => {
      const { text, found } = matchPassage(passage);
      const best = Math.max(...found.map(({ fill }) => coverage(slots, fill)));
      return { passage: passage.passage, whole: coverage(slots, text), best };
    })
    .filter(({ whole }) => whole >= leastCoverage)
    .toSorted((a, b) => b.best - a.best || b.whole - a.whole)
    .map(({ passage }) => passage);
}

function readWords(typed: string, index: PassageIndex): string {
  const { analyzer, vocabulary } = index;
  const tokens = tokenize(typed);
  const words = tokens.map(({ word }, at) => {
    if (index.has(analyzer.stem(word)) || vocabulary.has(word)) return word;
    const begun = at === tokens.length - 1 ? vocabulary.complete(word) : null;
    return begun ?? vocabulary.correct(word) ?? word;
  });
  return words.join(' ');
}
