import type { Document, Span } from '../corpus/document.ts';
import { citeLinks } from './cite.ts';
import { echoText } from './escape.ts';
import { shares } from './limits.ts';
import type { Words } from './words.ts';

/** How documents mark a correction of what they say: see the format of the corpus. */
const correction = /\bCorrection \(([^()\n]{1,80})\):/gu;

/**
 * Small print on the corrections of a passage, so that nobody takes the corrected claim for the last word: those that
 * stand in the part shown, with their sources, or else those that come after it.
 */
export function describeCorrections(
  document: Document,
  passage: Span,
  shown: Span,
  words: Words,
): string | null {
  const inside = findCorrections(document, shown);
  const [first] = inside;
  if (first !== undefined) {
    const links = citeLinks(document, { start: first.start, end: shown.end });
    const dates = inside.map(({ date }) => date);
    return links.length === 0
      ? words.corrected(dates)
      : words.correctedBy(dates, links.slice(0, shares.namesInLine));
  }
  const after = findCorrections(document, { start: shown.end, end: passage.end });
  return after.length === 0 ? null : words.correctionFollows(after.map(({ date }) => date));
}

function findCorrections(
  { text }: Document,
  { start, end }: Span,
): readonly { readonly start: number; readonly date: string }[] {
  return [...text.slice(start, end).matchAll(correction)].map((match) => ({
    start: start + match.index,
    date: echoText(match[1] ?? '', shares.termChars),
  }));
}
