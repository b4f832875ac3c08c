import type { Gap } from './state.ts';

/** Most questions that are counted; beyond that the rarest makes room. */
export const maxGaps = 1_000;

/** The gaps, the most frequent first; those asked equally often in alphabetical order. */
export function sortGaps(gaps: Iterable<Gap>): readonly Gap[] {
  return [...gaps].toSorted((a, b) => total(b) - total(a) || (a.question < b.question ? -1 : 1));
}

function total({ abstained, disliked }: Gap): number {
  return abstained + disliked;
}
