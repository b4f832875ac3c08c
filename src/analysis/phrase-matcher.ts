/** A phrase found in a sequence of words: words `from` (inclusive) to `to` (exclusive) say `term`. */
export interface PhraseMatch {
  readonly from: number;
  readonly to: number;
  readonly term: string;
}

/**
 * Makes a search for phrases (sequences of stems), each with the term that it stands for; the first meaning given wins.
 * Of phrases that overlap, the longest that begins first is found.
 */
export function createPhraseMatcher(
  phrases: Iterable<readonly [readonly string[], string]>,
): (stems: readonly string[]) => readonly PhraseMatch[] {
  const terms = new Map<string, string>();
  const longestByFirst = new Map<string, number>();
  for (const [stems, term] of phrases) {
    const [first] = stems;
    const key = stems.join(' ');
    if (first === undefined || terms.has(key)) continue;
    terms.set(key, term);
    longestByFirst.set(first, Math.max(longestByFirst.get(first) ?? 0, stems.length));
  }

  function longestAt(stems: readonly string[], from: number): PhraseMatch | null {
    const longest = longestByFirst.get(stems[from] ?? '') ?? 0;
    for (let length = Math.min(longest, stems.length - from); length > 0; length -= 1) {
      const term = terms.get(stems.slice(from, from + length).join(' '));
      if (term !== undefined) return { from, to: from + length, term };
    }
    return null;
  }

  return (stems) => {
    const matches: PhraseMatch[] = [];
    for (let at = 0; at < stems.length;) {
      const found = longestAt(stems, at);
      if (found !== null) matches.push(found);
      at = found?.to ?? at + 1;
    }
    return matches;
  };
}
