import type { Gap, GapKind } from './state.ts';

/** Most questions that are counted; beyond that the rarest makes room. */
export const maxGaps = 1_000;

/** Counts by question, in the order in which the questions were first asked. */
export type GapCounts = ReadonlyMap<string, Gap>;

/** A question that was asked without a good answer. */
export interface GapEvent {
  /** As normalised by `normalizeQuestion`. */
  readonly question: string;
  readonly kind: GapKind;
}

/** Adds events to counts. */
export function countGaps(counts: GapCounts, events: readonly GapEvent[]): GapCounts {
  const counted = new Map(counts);
  for (const { question, kind } of events) {
    const known = counted.get(question);
    if (known === undefined && counted.size >= maxGaps) counted.delete(findRarest(counted));
    const gap = known ?? { question, abstained: 0, disliked: 0 };
    counted.set(question, { ...gap, [kind]: gap[kind] + 1 });
  }
  return counted;
}

/** The gaps, the most frequent first; those asked equally often in alphabetical order. */
export function sortGaps(gaps: Iterable<Gap>): readonly Gap[] {
  return [...gaps].toSorted((a, b) => total(b) - total(a) || (a.question < b.question ? -1 : 1));
}

function total({ abstained, disliked }: Gap): number {
  return abstained + disliked;
}

/** The oldest among those that were asked least. */
function findRarest(counts: GapCounts): string {
  let rarest: Gap | null = null;
  for (const gap of counts.values()) if (rarest === null || total(gap) < total(rarest)) rarest = gap;
  return rarest?.question ?? '';
}
