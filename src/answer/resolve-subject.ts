import type { Subject } from '../corpus/lexicon.ts';
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
