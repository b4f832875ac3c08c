import type { Analyzer } from '../analysis/analyze.ts';
import { stopWords } from '../analysis/stop-words.ts';
import { listWords } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';

/** How a sentence says what something is: its name, maybe with another one behind it, then "is a". */
const definition =
  /^(?:an? |the )?(\.?[\p{L}\p{N}][^,;:!?()"“”]{0,60}?)(?: \([^)]{1,40}\)|, [^,]{1,60},)? (?:is|are|was|were) (?:an?|the|one of)\s(?!(?:\S+ )?(?:only|cause|reason|problem|issue)\b)/iu;

/** A passage tells what a thing is at its beginning; farther down it tells of its parts and of how it acts. */
const firstSentences = 3;

const longestName = 4;

/** The terms under which a passage is found by what it says the nature of: "LXC is a set of tools" is one for LXC. */
export function listDefinitions({ document, sentences }: Passage, analyzer: Analyzer): readonly string[] {
  const terms = sentences.slice(0, firstSentences).flatMap(({ start, end, kind }) => {
    const name = kind === 'code' ? '' : (definition.exec(document.text.slice(start, end))?.[1] ?? '');
    const words = listWords(name);
    const isName = words.length <= longestName && !words.some((word) => stopWords.has(word));
    return isName && words.length > 0 ? [definitionTerm(words, analyzer)] : [];
  });
  return [...new Set(terms)];
}

export function definitionTerm(words: readonly string[], analyzer: Analyzer): string {
  return `≡${words.map((word) => analyzer.stem(word)).join(' ')}`;
}
