import type { Subject } from '../corpus/lexicon.ts';
import { listTerms } from '../retrieval/term-vector.ts';
import type { Resolved } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** How many passages that speak of a subject are read. */
const passageLimit = 40;

/** What makes a subject worth comparing with another, beside how often both are mentioned together. */
const weights = { sameKind: 2, sameParent: 2, heading: 3, family: 0.3 } as const;

/**
 * Subjects to compare a thing with, the likeliest first: mentioned in the same passages, of the same kind, below the
 * same parent. Its own parent and what belongs to it come last.
 */
export function listRelatedSubjects(
  { name, subject, terms }: Resolved,
  { index }: AnswerSources,
): readonly Subject[] {
  const mentions = new Map<Subject, number>();
  for (const { passage } of index.find(terms, passageLimit)) {
    const subjectsOf = (numbers: Iterable<number>): ReadonlySet<Subject> =>
      new Set([...numbers].flatMap((term) => index.subjectOf(term) ?? []));
    const headed = subjectsOf(passage.terms.heading);
    const named = subjectsOf(Array.from(listTerms(passage.terms), ({ term }) => term));
    for (const other of new Set([...headed, ...named])) {
      mentions.set(other, (mentions.get(other) ?? 0) + (headed.has(other) ? weights.heading : 1));
    }
  }
  return [...mentions]
    .filter(([other]) => other.name !== name)
    .map(([other, count]) => ({ other, score: count * weigh(other, subject) }))
    .toSorted((x, y) => y.score - x.score || x.other.name.localeCompare(y.other.name))
    .map(({ other }) => other);
}

function weigh(other: Subject, own: Subject | null): number {
  if (own === null) return 1;
  if (other.parent === own.name || own.parent === other.name) return weights.family;
  const isSibling = own.parent !== null && other.parent === own.parent;
  return (other.kind === own.kind ? weights.sameKind : 1) * (isSibling ? weights.sameParent : 1);
}
