import { type AspectReader, readAspect } from './aspect-score.ts';
import { chooseSnippets, listSharedAspects } from './choose-snippets.ts';
import type { Comparison, Side, Snippet } from './comparison.ts';
import { listQuotables } from './quotable.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { type Resolved, resolvePair, suggestNames } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** How many names are offered for one the corpus does not know. */
const offered = 3;

/** Compares what a corpus speaks of. */
export interface Comparer {
  /** Puts what the corpus says of two things side by side, by aspects or by the one asked for. */
  compare(a: string, b: string, aspect: string | null): Comparison;
  /** Names of the aspects that the corpus speaks of for both, in the order a comparison shows them. */
  listAspects(a: string, b: string): readonly string[];
}

/** Makes a comparer; the reader of all aspects is made for the first comparison, and kept. */
export function createComparer(sources: AnswerSources): Comparer {
  let general: AspectReader | null = null;
  const read = (aspect: string | null): AspectReader =>
    aspect === null || aspect.trim() === ''
      ? (general ??= readAspect(null, sources))
      : readAspect(aspect, sources);
  return {
    compare: (a, b, aspect) => compareSubjects([a, b], aspect, { sources, read }),
    listAspects: (a, b) => listAspectsFor([a, b], { sources, read }),
  };
}

interface Setting {
  readonly sources: AnswerSources;
  /** Makes a reader for an aspect, or for all of them. */
  readonly read: (aspect: string | null) => AspectReader;
}

function compareSubjects(
  [a, b]: readonly [string, string],
  aspect: string | null,
  { sources, read }: Setting,
): Comparison {
  const [left, right] = resolvePair(a, b, sources);
  if (left === null || right === null || left.name === right.name) {
    return explainNothing([a, b], [left, right], aspect, { sources, read });
  }
  const { sides, both } = chooseSnippets(listQuotables([left, right], sources.index), read(aspect));
  const isSaid = sides[0].length + sides[1].length > 0;
  return {
    status: isSaid ? 'answered' : 'abstained',
    a: { ...toSide(a, left, sources), snippets: sides[0] },
    b: { ...toSide(b, right, sources), snippets: sides[1] },
    aspect,
    both,
    reason: isSaid ? null : 'nothing-said',
  };
}

/** A comparison that cannot be made: what is said of the known side, and what to compare it with. */
function explainNothing(
  [a, b]: readonly [string, string],
  [left, right]: readonly [Resolved | null, Resolved | null],
  aspect: string | null,
  setting: Setting,
): Comparison {
  const { sources } = setting;
  const known = left ?? right;
  const snippets = known === null ? [] : quoteOne(known, aspect, setting);
  const side = (asked: string, resolved: Resolved | null): Side => ({
    ...toSide(asked, resolved, sources),
    snippets: resolved === null ? [] : snippets,
  });
  return {
    status: 'abstained',
    a: side(a, left),
    b: side(b, right),
    aspect,
    both: [],
    reason: left === null || right === null ? 'unknown-subject' : 'same-subject',
    related: known === null ? [] : listRelatedSubjects(known.name, offered, sources),
  };
}

function listAspectsFor([a, b]: readonly [string, string], { sources, read }: Setting): readonly string[] {
  const [left, right] = resolvePair(a, b, sources);
  if (left === null || right === null || left.name === right.name) return [];
  return listSharedAspects(listQuotables([left, right], sources.index), read(null));
}

/** What the corpus says of one thing: of the aspect asked for, or in general when it says nothing of that. */
function quoteOne(known: Resolved, aspect: string | null, { sources, read }: Setting): readonly Snippet[] {
  const quotables = listQuotables([known, known], sources.index);
  const [said] = chooseSnippets(quotables, read(aspect)).sides;
  return said.length > 0 ? said : chooseSnippets(quotables, read(null)).sides[0];
}

function toSide(asked: string, resolved: Resolved | null, sources: AnswerSources): Side {
  return {
    asked,
    subject: resolved?.name ?? null,
    didYouMean: resolved === null ? suggestNames(asked, sources.subjects, offered) : [],
    snippets: [],
  };
}
