import { readAspect } from './aspect-score.ts';
import { chooseSnippets, listSharedAspects } from './choose-snippets.ts';
import type { Comparison, Side, Snippet } from './comparison.ts';
import { listQuotables } from './quotable.ts';
import { type Resolved, resolvePair, suggestNames } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** How many names are offered for one the corpus does not know. */
const offered = 3;

/** Puts what the corpus says of two things side by side, by aspects or by the one asked for. */
export function compareSubjects(
  a: string,
  b: string,
  aspect: string | null,
  sources: AnswerSources,
): Comparison {
  const [left, right] = resolvePair(a, b, sources);
  if (left === null || right === null || left.name === right.name) {
    const known = left ?? right;
    const snippets = known === null ? [] : quoteOne(known, aspect, sources);
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
    };
  }
  const { sides, both } = chooseSnippets(
    listQuotables([left, right], sources.index),
    readAspect(aspect, sources),
  );
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

/** Names of the aspects that the corpus speaks of for both subjects, in the order a comparison shows them. */
export function listAspectsFor(a: string, b: string, sources: AnswerSources): readonly string[] {
  const [left, right] = resolvePair(a, b, sources);
  if (left === null || right === null || left.name === right.name) return [];
  return listSharedAspects(listQuotables([left, right], sources.index), readAspect(null, sources));
}

/** What the corpus says of one thing: of the aspect asked for, or in general when it says nothing of that. */
function quoteOne(known: Resolved, aspect: string | null, sources: AnswerSources): readonly Snippet[] {
  const quotables = listQuotables([known, known], sources.index);
  const [said] = chooseSnippets(quotables, readAspect(aspect, sources)).sides;
  return said.length > 0 ? said : chooseSnippets(quotables, readAspect(null, sources)).sides[0];
}

function toSide(asked: string, resolved: Resolved | null, sources: AnswerSources): Side {
  return {
    asked,
    subject: resolved?.name ?? null,
    didYouMean: resolved === null ? suggestNames(asked, sources.subjects, offered) : [],
    snippets: [],
  };
}
