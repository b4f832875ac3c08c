import type { Analyzer, Term } from '../analysis/analyze.ts';
import { type Token, tokenize } from '../analysis/tokenize.ts';
import { averageDirections, type WordVectors } from '../analysis/word-vectors.ts';
import type { Passage, Sentence } from '../corpus/document.ts';
import { findEvidence } from './evidence.ts';
import { type Intent, readIntent } from './intent.ts';
import type { IndexedTerms } from './postings.ts';
import { type Traces, traceTerms } from './traces.ts';

/** A sentence with its terms, as ranking sees it. */
export interface AnalysedSentence {
  readonly terms: readonly Term[];
  /** What the sentence is about, as a direction among word vectors. */
  readonly direction: Float32Array;
  /** Whether the sentence holds evidence of any of these kinds, which are bits of `evidenceBits`. */
  holds(kinds: number): boolean;
}

/** A place where a passage has a term. */
export interface Occurrence {
  readonly term: Term;
  /** Number of the sentence in the passage. */
  readonly sentence: number;
}

/** A passage with its terms, as ranking sees it. */
export interface AnalysedPassage {
  readonly passage: Passage;
  readonly sentences: readonly AnalysedSentence[];
  /** Where each term stands, in the order of the text. */
  readonly occurrences: ReadonlyMap<string, readonly Occurrence[]>;
  /** Of those terms. */
  readonly traces: Traces;
  /** Terms of the section's own heading. */
  readonly heading: readonly Term[];
  /** What the heading asks, read as a question: "Who uses Xen" asks for users. */
  readonly headingIntent: Intent;
  /** Terms of the headings above and of the document's title. */
  readonly context: readonly Term[];
  /** What the passage is about, its heading included, as a direction among word vectors. */
  readonly direction: Float32Array;
}

/** Analyses a passage sentence by sentence. */
export function analysePassage(
  passage: Passage,
  analyzer: Analyzer,
  wordVectors: WordVectors,
): AnalysedPassage {
  const { headings } = passage.section;
  const text = maskCitations(passage);
  const sentences = passage.sentences.map(
    ({ start, end, kind }) =>
      new SentenceReader(text.slice(start - passage.start, end - passage.start), kind, {
        analyzer,
        wordVectors,
      }),
  );
  const heading = analyzer.analyze(headings.at(-1) ?? '');
  const occurrences = listOccurrences(sentences);
  let direction: Float32Array | null = null;
  return {
    passage,
    sentences,
    occurrences,
    traces: traceTerms(occurrences.keys()),
    heading,
    headingIntent: readIntent(headings.at(-1) ?? '').intent,
    context: analyzer.analyze([passage.document.title, ...headings.slice(0, -1)].join('\n')),
    get direction() {
      direction ??= averageDirections([
        ...sentences.map((sentence) => sentence.direction),
        wordVectors.average(listWords(heading)),
      ]);
      return direction;
    },
  };
}

/** The terms of a passage's text, which was split into `tokens`, and of its heading, for the index. */
export function listTerms(passage: Passage, analyzer: Analyzer, tokens: readonly Token[]): IndexedTerms {
  const text = maskCitations(passage);
  const terms = analyzer.analyze(text, text === passage.text ? tokens : tokenize(text));
  return {
    text: terms.map(({ term }) => term),
    heading: analyzer.analyze(nameOwnSection(passage)).map(({ term }) => term),
  };
}

function listOccurrences(sentences: readonly AnalysedSentence[]): ReadonlyMap<string, readonly Occurrence[]> {
  const occurrences = new Map<string, Occurrence[]>();
  for (const [sentence, { terms }] of sentences.entries()) {
    for (const term of terms) {
      const known = occurrences.get(term.term);
      if (known === undefined) occurrences.set(term.term, [{ term, sentence }]);
      else known.push({ term, sentence });
    }
  }
  return occurrences;
}

/** The single words among terms, as they stand. */
export function listWords(terms: readonly Term[]): readonly string[] {
  return terms
    .filter(({ length, subject }) => length === 1 && subject === null)
    .map(({ surface }) => surface);
}

interface ReadingTools {
  readonly analyzer: Analyzer;
  readonly wordVectors: WordVectors;
}

/** Looks for a kind of evidence, and for what a sentence is about, only when it is asked for: most never are. */
class SentenceReader implements AnalysedSentence {
  readonly terms: readonly Term[];
  readonly #text: string;
  readonly #kind: Sentence['kind'];
  readonly #wordVectors: WordVectors;
  #direction: Float32Array | null = null;
  /** Kinds that were looked for, and those of them that were found. */
  #asked = 0;
  #found = 0;

  constructor(text: string, kind: Sentence['kind'], { analyzer, wordVectors }: ReadingTools) {
    this.terms = analyzer.analyze(text);
    this.#text = text;
    this.#kind = kind;
    this.#wordVectors = wordVectors;
  }

  get direction(): Float32Array {
    this.#direction ??= this.#wordVectors.average(listWords(this.terms));
    return this.#direction;
  }

  holds(kinds: number): boolean {
    const unknown = kinds & ~this.#asked;
    if (unknown !== 0) this.#found |= findEvidence(this.#text, this.#kind, unknown);
    this.#asked |= kinds;
    return (this.#found & kinds) !== 0;
  }
}

function nameOwnSection({ section, document }: Passage): string {
  return section.headings.at(-1) ?? document.title;
}

/** The passage's text with sources in brackets ("(Docker blog)") blanked out: they are cited, not said. */
function maskCitations({ document, start, end, text }: Passage): string {
  let masked = text;
  for (const link of document.links) {
    if (link.start <= start || link.end >= end) continue;
    const isBracketed =
      document.text.charAt(link.start - 1) === '(' && document.text.charAt(link.end) === ')';
    if (!isBracketed) continue;
    const from = link.start - start;
    const to = link.end - start;
    masked = masked.slice(0, from) + ' '.repeat(to - from) + masked.slice(to);
  }
  return masked;
}
