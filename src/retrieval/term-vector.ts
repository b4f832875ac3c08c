import type { Analyzer, Term } from '../analysis/analyze.ts';
import { type Token, tokenize } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';
import { listDefinitions } from './definitions.ts';

/** Numbers that stand for one term in {@link TermVector.entries}: the term, the word as written, and where it stands. */
export const entrySize = 3;

/**
 * The terms of a passage in reading order, as Lucene's term vectors: what ranking needs of a candidate, without
 * analysing its text again.
 */
export interface TermVector {
  /**
   * For each term {@link entrySize} numbers: the term's, the written word's, and its sentence (upper 16 bits) with its
   * position inside the sentence (lower 16 bits).
   */
  readonly entries: Uint32Array;
  /** Terms of the section's own heading. */
  readonly heading: Uint32Array;
  /** Terms of the document's title and the headings above. */
  readonly context: Uint32Array;
  /** Terms of the questions that the section is noted to answer, each with its question's number in the upper 8 bits. */
  readonly asks: Uint32Array;
  /** Terms for what the passage says the nature of. */
  readonly definitions: Uint32Array;
  /** Stems of all words of the heading and of each of those questions, stop words among them. */
  readonly wordings: readonly Uint32Array[];
}

interface AnalyzedPassage extends Readonly<Record<'heading' | 'context', readonly Term[]>> {
  readonly text: readonly (readonly Term[])[];
  readonly asks: readonly (readonly Term[])[];
  readonly definitions: readonly string[];
  readonly wordings: readonly (readonly string[])[];
}

/** Analyzes a passage sentence by sentence; `onWords` gets each text of the corpus with its words. */
export function analyzePassage(
  passage: Passage,
  analyzer: Analyzer,
  onWords: (text: string, tokens: readonly Token[]) => void,
): AnalyzedPassage {
  const analyze = (text: string): readonly Term[] => {
    const tokens = tokenize(text);
    onWords(text, tokens);
    return analyzer.analyze(text, tokens);
  };
  const { headings, asks } = passage.section;
  // The number of a section ("1.2. Looms") says nothing of what it is about; that of a version ("2.1 Gold") does.
  const own = (headings.at(-1) ?? '').replace(/^(?:\p{N}+\.)+\s/u, '');
  const heading = analyze(own);
  const { text } = passage.document;
  return {
    text: passage.sentences.map(({ start, end }) => analyze(text.slice(start, end))),
    heading: heading.length > 0 ? heading : analyzer.analyze(own, tokenize(own), new Set()),
    context: analyze([passage.document.title, ...headings.slice(0, -1)].join('\n')),
    // People's words, slips among them: no text of the corpus is written so.
    asks: asks.map((ask) => analyzer.analyze(ask)),
    definitions: listDefinitions(passage, analyzer),
    wordings: [headings.at(-1) ?? passage.document.title, ...asks].map((name) => analyzer.listStems(name)),
  };
}

/** Packs an analyzed passage; `numbers` gets a number for each string that it has none for. */
export function packTerms(
  { text, heading, context, asks, definitions, wordings }: AnalyzedPassage,
  numbers: Map<string, number>,
): TermVector {
  const number = (texts: readonly string[]): Uint32Array =>
    Uint32Array.from(texts, (each) => numberOf(each, numbers));
  const pack = (terms: readonly Term[]): Uint32Array => number(terms.map(({ term }) => term));
  return {
    entries: Uint32Array.from(
      text.flatMap((terms, sentence) =>
        terms.flatMap(({ term, surface, position }) => [
          numberOf(term, numbers),
          numberOf(surface, numbers),
          (sentence << 16) | (position & 0xff_ff),
        ]),
      ),
    ),
    heading: pack(heading),
    context: pack(context),
    asks: Uint32Array.from(
      asks.flatMap((terms, ask) => terms.map(({ term }) => (ask << 24) | numberOf(term, numbers))),
    ),
    definitions: number(definitions),
    wordings: wordings.map(number),
  };
}

/** The number that stands for a string; a new one where it has none yet. */
export function numberOf(text: string, numbers: Map<string, number>): number {
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
}

/** A term of a passage's text: its number, that of the word as written, and where it stands in which sentence. */
type PackedTerm = Readonly<Record<'term' | 'word' | 'sentence' | 'position', number>>;

export function* listTerms({ entries }: TermVector): Generator<PackedTerm> {
  for (let at = 0; at < entries.length; at += entrySize) yield readTerm(entries, at);
}

/** The term that begins at an index of {@link TermVector.entries}. */
export function readTerm(entries: Uint32Array, at: number): PackedTerm {
  const place = entries[at + 2]!;
  return { term: entries[at]!, word: entries[at + 1]!, sentence: place >>> 16, position: place & 0xff_ff };
}
