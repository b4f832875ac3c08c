import type { Subject } from '../corpus/lexicon.ts';
import { tokenize } from '../analysis/tokenize.ts';
import type { WeightedTerms } from '../retrieval/passage-index.ts';
import { buildQuery, type Slot } from '../retrieval/query.ts';
import { derivedKind } from './derive-subjects.ts';
import type { AnswerSources } from './sources.ts';

/** What a name was read as. */
export interface Resolved {
  /** Canonical name, or the text itself when it is no subject but made of words the corpus knows. */
  readonly name: string;
  readonly subject: Subject | null;
  /** What to look for. */
  readonly slots: readonly Slot[];
  /** The terms that fill them. */
  readonly terms: WeightedTerms;
}

/** Reads a name typed by a person; null when the corpus knows no such thing. */
export function resolveSubject(text: string, sources: AnswerSources): Resolved | null {
  const { slots, repairs } = buildQuery(text, sources.index, sources.thesaurus);
  const strict = slots.map(withoutSynonyms);
  const found = { slots: strict, terms: new Map(strict.flatMap(({ alternatives }) => [...alternatives])) };
  const named =
    sources.index.analyzer.findSubject(text) ?? (strict.length === 1 ? strict[0]?.subject : null) ?? null;
  if (named !== null) return { name: named.name, subject: named, ...found };
  // A word that only resembles one of the corpus names nothing; a slip in a longer name does no harm.
  const isRead = strict.length > strict.filter(({ isCorrected }) => isCorrected).length;
  const isKnown = isRead && strict.every(({ alternatives }) => alternatives.size > 0);
  if (!isKnown) return null;
  const name = repairs.reduce((written, { typed, read }) => written.replace(typed, read), text.trim());
  return { name, subject: null, ...found };
}

/** Reads both names of a comparison; one that is cut short ("OS-level") may be completed to fit the other. */
export function resolvePair(
  a: string,
  b: string,
  sources: AnswerSources,
): readonly [Resolved | null, Resolved | null] {
  const left = resolveSubject(a, sources);
  const right = resolveSubject(b, sources);
  const whole = completeName(a, left, right, sources);
  const other = completeName(b, right, whole, sources);
  return [completeName(a, whole, other, sources), other];
}

/**
 * A name that is no subject by itself but starts names of subjects means the only one, or else the only one with the
 * parent or kind of what it is compared with.
 */
function completeName(
  text: string,
  own: Resolved | null,
  other: Resolved | null,
  sources: AnswerSources,
): Resolved | null {
  const start = normalise(text);
  if (own === null || own.subject !== null || start === '') return own;
  const begun = sources.subjects.filter(
    ({ name, aliases, kind }) =>
      kind !== derivedKind && [name, ...aliases].some((each) => normalise(each).startsWith(`${start} `)),
  );
  const alike = begun.filter(
    ({ parent, kind }) => kind === other?.subject?.kind && parent === other.subject.parent,
  );
  const [only, ...others] = begun.length > 1 ? alike : begun;
  return only === undefined || others.length > 0 ? own : (resolveSubject(only.name, sources) ?? own);
}

/** Whether a thing is known by how its name is written, and not from a lexicon. */
export function isDerived(subject: Subject | null): boolean {
  return subject === null || subject.kind === derivedKind;
}

/** Least weight of the word itself, misspelt or not; synonyms weigh less. */
const ownWeight = 0.8;

/** A comparison is about the thing named, not about things like it: only the name itself counts. */
function withoutSynonyms(slot: Slot): Slot {
  const own = [...slot.alternatives].filter(([, weight]) => weight >= ownWeight);
  return { ...slot, alternatives: new Map(own) };
}

function normalise(text: string): string {
  return tokenize(text)
    .map(({ word }) => word)
    .join(' ');
}
