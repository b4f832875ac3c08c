import type { Answer, AnswerPassage } from '../answer/answer.ts';
import type { Comparison, Side, Snippet } from '../answer/comparison.ts';
import { nameSection } from '../corpus/document.ts';
import type { Passage, Span } from '../corpus/document.ts';

/**
 * An answer that took `ms` milliseconds as JSON, with the explanation of each score if wanted. `highlights` are
 * substrings of their excerpt; `comparison` is null unless the question compares two subjects.
 */
export function toAnswerResult(answer: Answer, ms: number, isExplained = false): object {
  return {
    status: answer.status,
    confidence: roundTo(answer.confidence, 4),
    passages: answer.passages.map((passage) => ({
      ...toPassageResult(passage),
      ...(isExplained ? { explanation: passage.explanation } : {}),
    })),
    sure: answer.sure,
    comparison: answer.comparison === null ? null : toComparisonResult(answer.comparison, ms),
    unknownTerms: answer.unknownTerms,
    suggestions: answer.suggestions,
    ms,
  };
}

export function toComparisonResult(comparison: Comparison, ms: number): object {
  return {
    status: comparison.status,
    a: toSideResult(comparison.a),
    b: toSideResult(comparison.b),
    both: comparison.both.map(toSnippetResult),
    ms,
  };
}

/** A passage of the corpus as JSON; `shown` is all that an answer may show of it. */
export function toCorpusPassageResult({ id, document, section }: Passage, shown: Span): object {
  const text = document.text.slice(shown.start, shown.end);
  return { id, document: document.title, section: nameSection(document, section), text };
}

function toPassageResult({ passage, excerpt, highlights, score }: AnswerPassage): object {
  return {
    id: passage.id,
    document: passage.document.title,
    section: nameSection(passage.document, passage.section),
    excerpt,
    highlights: highlights.map(({ start, end }) => excerpt.slice(start, end)),
    score: roundTo(score, 4),
    url: passage.document.url,
  };
}

function toSideResult({ subject, snippets }: Side): object {
  const shown = snippets.map((one) => ({ text: one.text, aspect: one.aspect, ...toSnippetResult(one) }));
  return { subject, snippets: shown };
}

function toSnippetResult({ text, passage: { id, document, section } }: Snippet): object {
  return { text, section: nameSection(document, section), passage: id };
}

/** What a call returned and how long it took, in milliseconds to three digits after the point. */
export async function measure<Value>(
  call: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly ms: number }> {
  const start = performance.now();
  const value = await call();
  return { value, ms: roundTo(performance.now() - start, 3) };
}

function roundTo(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
