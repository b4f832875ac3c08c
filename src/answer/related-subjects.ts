import type { Subject } from '../corpus/lexicon.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import { listTerms } from '../retrieval/term-vector.ts';
import { resolveSubject } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** How many passages that speak of a subject are read. */
const passageLimit = 40;

/** What makes a subject worth comparing with another, beside how often both are mentioned together. */
const weights = { sameKind: 2, sameParent: 2, heading: 3, family: 0.3 } as const;

/**
 * Names of subjects to compare with the one that `name` means, the likeliest first: mentioned in the same passages,
 * of the same kind, below the same parent. Its own parent and what belongs to it come last. None when the corpus does
 * not know the name.
 */
export function listRelatedSubjects(name: string, limit: number, sources: AnswerSources): readonly string[] {
  const resolved = resolveSubject(name, sources);
  if (resolved === null || limit <= 0) return [];
  const mentions = new Map<Subject, number>();
  for (const { passage } of sources.index.find(resolved.terms, passageLimit)) {
    for (const [subject, count] of countMentions(passage, sources.index)) {
      if (subject.name !== resolved.name) mentions.set(subject, (mentions.get(subject) ?? 0) + count);
    }
  }
  return [...mentions]
    .map(([subject, count]) => ({ name: subject.name, score: count * weigh(subject, resolved.subject) }))
    .toSorted((x, y) => y.score - x.score || x.name.localeCompare(y.name))
    .slice(0, limit)
    .map((related) => related.name);
}

/** Subjects a passage mentions; one in its heading counts more. */
function countMentions({ terms }: IndexedPassage, index: PassageIndex): ReadonlyMap<Subject, number> {
  const counts = new Map<Subject, number>();
  const count = (term: number, weight: number): void => {
    const subject = index.subjectOf(term);
    if (subject !== undefined) counts.set(subject, weight);
  };
  for (const { term } of listTerms(terms)) count(term, 1);
  for (const term of terms.heading) count(term, weights.heading);
  return counts;
}

function weigh(other: Subject, own: Subject | null): number {
  if (own === null) return 1;
  if (other.parent === own.name || own.parent === other.name) return weights.family;
  const isSibling = own.parent !== null && other.parent === own.parent;
  return (other.kind === own.kind ? weights.sameKind : 1) * (isSibling ? weights.sameParent : 1);
}
