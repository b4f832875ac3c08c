import { type AspectReader, chooseAspects, readAspect, type ScoredAspect } from './aspect-score.ts';
import type { Comparison, Side, Snippet } from './comparison.ts';
import { listQuotables, type Quotable } from './quotable.ts';
import { type Resolved, resolveSubject, suggestNames } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** Most snippets a side shows. */
const sideLimit = 6;

/** Most snippets shown for both sides together. */
const bothLimit = 3;

/** Most snippets of a side when one aspect was asked for. */
const aspectLimit = 4;

/** Puts what the corpus says of two things side by side, by aspects or by the one asked for. */
export function compareSubjects(
  a: string,
  b: string,
  aspect: string | null,
  sources: AnswerSources,
): Comparison {
  const left = resolveSubject(a, sources);
  const right = resolveSubject(b, sources);
  if (left === null || right === null) {
    const known = left ?? right;
    const quotables = known === null ? [] : listQuotables([known, known], sources.index);
    const snippets = pickSnippets(quotables, 0, readAspect(aspect, sources));
    const side = (asked: string, resolved: Resolved | null): Side => ({
      ...toSide(asked, resolved, sources),
      snippets: resolved === null ? [] : snippets,
    });
    return { ...emptyComparison(side(a, left), side(b, right), aspect), reason: 'unknown-subject' };
  }
  const reader = readAspect(aspect, sources);
  const quotables = listQuotables([left, right], sources.index);
  if (left.name === right.name) {
    const snippets = pickSnippets(quotables, 0, reader);
    const side = (asked: string): Side => ({ ...toSide(asked, left, sources), snippets });
    return { ...emptyComparison(side(a), side(b), aspect), reason: 'same-subject' };
  }
  const sides = pickBalanced(quotables, reader);
  const isSaid = sides[0].length + sides[1].length > 0;
  return {
    status: isSaid ? 'answered' : 'abstained',
    a: { ...toSide(a, left, sources), snippets: sides[0] },
    b: { ...toSide(b, right, sources), snippets: sides[1] },
    aspect,
    both: pickBoth(quotables, reader),
    reason: isSaid ? null : 'nothing-said',
  };
}

function emptyComparison(a: Side, b: Side, aspect: string | null): Comparison {
  return { status: 'abstained', a, b, aspect, both: [], reason: null };
}

function toSide(asked: string, resolved: Resolved | null, sources: AnswerSources): Side {
  return {
    asked,
    subject: resolved?.name ?? null,
    didYouMean: resolved === null ? suggestNames(asked, sources.subjects, 3) : [],
    snippets: [],
  };
}

/** Snippets of one side: of the aspect asked for, or the best of each aspect. */
function pickSnippets(quotables: readonly Quotable[], side: 0 | 1, reader: AspectReader): readonly Snippet[] {
  const scored = chooseAspects(quotables, side, reader);
  return takeDistinct(scored, reader.isGiven ? aspectLimit : sideLimit);
}

/** Snippets of both sides, aspects that both sides speak of before those of one alone. */
function pickBalanced(
  quotables: readonly Quotable[],
  reader: AspectReader,
): readonly [readonly Snippet[], readonly Snippet[]] {
  const left = chooseAspects(quotables, 0, reader);
  const right = chooseAspects(quotables, 1, reader);
  if (reader.isGiven) return [takeDistinct(left, aspectLimit), takeDistinct(right, aspectLimit)];
  const shared = new Set(left.map(({ aspect }) => aspect));
  const common = new Set(right.map(({ aspect }) => aspect).filter((aspect) => shared.has(aspect)));
  const order = (scored: readonly ScoredAspect[]): readonly ScoredAspect[] => [
    ...scored.filter(({ aspect }) => common.has(aspect)),
    ...scored.filter(({ aspect }) => !common.has(aspect)),
  ];
  return [takeDistinct(order(left), sideLimit), takeDistinct(order(right), sideLimit)];
}

function pickBoth(quotables: readonly Quotable[], reader: AspectReader): readonly Snippet[] {
  const shared = quotables
    .filter(({ about: [left, right] }) => left.isNamed && right.isNamed)
    .map((quotable) => ({ ...reader.best(quotable), quotable }));
  const fitting = reader.isGiven ? shared.filter(({ score }) => score > 0) : shared;
  return takeDistinct(
    fitting.toSorted((x, y) => y.score - x.score),
    bothLimit,
  );
}

function takeDistinct(scored: readonly ScoredAspect[], limit: number): readonly Snippet[] {
  const snippets: Snippet[] = [];
  for (const { quotable, aspect } of scored) {
    if (snippets.length === limit) break;
    const { document } = quotable.passage.passage;
    const text = document.text.slice(quotable.sentence.start, quotable.sentence.end);
    if (!snippets.some((snippet) => snippet.text === text)) {
      snippets.push({ text, passage: quotable.passage.passage, aspect });
    }
  }
  return snippets;
}
