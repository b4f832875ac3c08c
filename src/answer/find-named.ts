import type { SearchTyped, TypedMatch } from '../retrieval/typing-search.ts';
import type { Completion } from './completion.ts';
import type { CompletionEntry } from './completion-entries.ts';

/** An entry, and why it is offered. */
export interface Offer {
  readonly entry: CompletionEntry;
  readonly match: Completion['match'];
}

/** What has all of the typed words in its name, and what has some of them; the best first. */
export interface Named {
  readonly whole: readonly Offer[];
  readonly partial: readonly Offer[];
}

interface NamedMatch extends Omit<TypedMatch, 'entry'> {
  readonly entry: CompletionEntry;
  readonly rank: number;
}

const fits = { whole: 0, start: 1, words: 2, some: 3 } as const;

/**
 * Finds entries by their names. A thing found by its own name as well as by another is offered by its own.
 * @param rank - order of entries that fit equally well, the lowest first
 */
export function findNamed(
  typed: string,
  entries: readonly CompletionEntry[],
  searchTyped: SearchTyped,
  rank: (entry: CompletionEntry, at: number) => number,
): Named {
  const matches = searchTyped(typed).flatMap((match): NamedMatch[] => {
    const entry = entries[match.entry];
    return entry === undefined ? [] : [{ ...match, entry, rank: rank(entry, match.entry) }];
  });
  const ownFits = new Map(
    matches.flatMap(({ entry: { alias, asked }, fit }) => (alias === null ? [[asked, fits[fit]]] : [])),
  );
  const sorted = matches
    .filter(
      ({ entry, fit }) => entry.alias === null || (ownFits.get(entry.asked) ?? fits.some + 1) > fits[fit],
    )
    .toSorted(compareMatches);
  return {
    whole: sorted.filter(({ fit }) => fit !== 'some').map(toOffer),
    partial: sorted.filter(({ fit }) => fit === 'some').map(toOffer),
  };
}

function toOffer({ entry, fit, isCorrected }: NamedMatch): Offer {
  const isExact = !isCorrected && (fit === 'whole' || fit === 'start');
  return { entry, match: isExact ? 'exact' : 'keyword' };
}

/** Whole names first, then names that begin so, other names of a thing last among them; then the others by score. */
function compareMatches(a: NamedMatch, b: NamedMatch): number {
  const byFit = fits[a.fit] - fits[b.fit];
  if (byFit !== 0) return byFit;
  if (a.fit !== 'start') return b.score - a.score || a.rank - b.rank;
  return Number(a.entry.alias !== null) - Number(b.entry.alias !== null) || a.rank - b.rank;
}
