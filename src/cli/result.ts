import type { Answer, AnswerPassage } from '../answer/answer.ts';
import type { Comparison, Side, Snippet } from '../answer/comparison.ts';
import { nameSection } from '../corpus/document.ts';
import type { Passage, Span } from '../corpus/document.ts';
import type { Explanation } from '../retrieval/explanation.ts';
import { roundTo } from './measure.ts';

const confidenceDigits = 4;
const scoreDigits = 4;

/** A passage of an answer, as JSON. */
export interface PassageResult {
  readonly id: string;
  /** The document's title. */
  readonly document: string;
  readonly section: string;
  readonly excerpt: string;
  /** The answering sentences: each a substring of the excerpt. */
  readonly highlights: readonly string[];
  readonly score: number;
  readonly url: string | null;
  /** Only when asked for. */
  readonly explanation?: Explanation;
}

/** An answer, as JSON. */
export interface AnswerResult {
  readonly status: Answer['status'];
  /** 0..1 */
  readonly confidence: number;
  readonly passages: readonly PassageResult[];
  /** False between the two thresholds: people are shown a list to pick from. */
  readonly sure: boolean;
  /** When the question compares two subjects, else null. */
  readonly comparison: ComparisonResult | null;
  readonly unknownTerms: readonly string[];
  readonly suggestions: readonly string[];
  readonly ms: number;
}

/** A quoted sentence of a comparison, as JSON. */
export interface SharedSnippetResult {
  readonly text: string;
  readonly section: string;
  /** The passage's id. */
  readonly passage: string;
}

/** A quoted sentence about one side, as JSON. */
export interface SnippetResult extends SharedSnippetResult {
  readonly aspect: string | null;
}

/** One side of a comparison, as JSON. */
export interface SideResult {
  /** Canonical name, or null when the corpus knows no such thing. */
  readonly subject: string | null;
  readonly snippets: readonly SnippetResult[];
}

/** A comparison, as JSON. */
export interface ComparisonResult {
  readonly status: Comparison['status'];
  readonly a: SideResult;
  readonly b: SideResult;
  readonly both: readonly SharedSnippetResult[];
  readonly ms: number;
}

/** A passage of the corpus, as JSON. */
export interface CorpusPassageResult {
  readonly id: string;
  /** The document's title. */
  readonly document: string;
  readonly section: string;
  readonly text: string;
}

/** An answer that took `ms` milliseconds as JSON, with the explanation of each score if wanted. */
export function toAnswerResult(answer: Answer, ms: number, isExplained = false): AnswerResult {
  return {
    status: answer.status,
    confidence: roundTo(answer.confidence, confidenceDigits),
    passages: answer.passages.map((passage) =>
      isExplained
        ? { ...toPassageResult(passage), explanation: passage.explanation }
        : toPassageResult(passage),
    ),
    sure: answer.sure,
    comparison: answer.comparison === null ? null : toComparisonResult(answer.comparison, ms),
    unknownTerms: answer.unknownTerms,
    suggestions: answer.suggestions,
    ms,
  };
}

/** A comparison that took `ms` milliseconds as JSON. */
export function toComparisonResult(comparison: Comparison, ms: number): ComparisonResult {
  return {
    status: comparison.status,
    a: toSideResult(comparison.a),
    b: toSideResult(comparison.b),
    both: comparison.both.map(toSharedSnippetResult),
    ms,
  };
}

/** A passage of the corpus as JSON; `shown` is all that an answer may show of it. */
export function toCorpusPassageResult({ id, document, section }: Passage, shown: Span): CorpusPassageResult {
  const text = document.text.slice(shown.start, shown.end);
  return { id, document: document.title, section: nameSection(document, section), text };
}

function toPassageResult({ passage, excerpt, highlights, score }: AnswerPassage): PassageResult {
  return {
    id: passage.id,
    document: passage.document.title,
    section: nameSection(passage.document, passage.section),
    excerpt,
    highlights: highlights.map(({ start, end }) => excerpt.slice(start, end)),
    score: roundTo(score, scoreDigits),
    url: passage.document.url,
  };
}

function toSideResult(side: Side): SideResult {
  return {
    subject: side.subject,
    snippets: side.snippets.map(({ text, aspect, passage }) => ({
      text,
      aspect,
      section: nameSection(passage.document, passage.section),
      passage: passage.id,
    })),
  };
}

function toSharedSnippetResult({ text, passage }: Snippet): SharedSnippetResult {
  return { text, section: nameSection(passage.document, passage.section), passage: passage.id };
}
