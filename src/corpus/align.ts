import type { SourcePiece } from './document.ts';

/** How far the text and the file may drift apart at one place: entities, escapes, link and quotation marks. */
const maxDrift = 64;
/** Code units that have to agree before both sides count as in step again. */
const agreement = 4;

/** A stretch of a file: `start` is inclusive, `end` exclusive, both in UTF-16 code units. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the pieces of a file that stand unchanged in a text a parser made of it, in ascending order. What was
 * decoded, unescaped or folded in between belongs to no piece.
 */
export function alignPieces(
  value: string,
  textStart: number,
  source: string,
  range: SourceRange,
): SourcePiece[] {
  const pieces: SourcePiece[] = [];
  let inValue = 0;
  let inSource = range.start;
  while (inValue < value.length && inSource < range.end) {
    const length = countEqual(value, inValue, source, { start: inSource, end: range.end });
    if (length > 0) pieces.push({ start: textStart + inValue, source: inSource, length });
    const next = resynchronise(value, inValue + length, source, { start: inSource + length, end: range.end });
    if (next === null) break;
    [inValue, inSource] = next;
  }
  return pieces;
}

function countEqual(value: string, from: number, source: string, range: SourceRange): number {
  const limit = Math.min(value.length - from, range.end - range.start);
  let length = 0;
  while (length < limit && value.charCodeAt(from + length) === source.charCodeAt(range.start + length))
    length += 1;
  return length;
}

/** The next two offsets from which text and file agree again, or null when there are none near by. */
function resynchronise(
  value: string,
  from: number,
  source: string,
  range: SourceRange,
): readonly [number, number] | null {
  const start = skipSpace(source, range.start, range.end);
  if (start > range.start) return [skipSpace(value, from, value.length), start];
  const rest = Math.min(agreement, value.length - from);
  for (let drift = 1; drift <= maxDrift; drift += 1) {
    for (let inValue = 0; inValue <= Math.min(2, drift); inValue += 1) {
      const sample = value.slice(from + inValue, from + inValue + rest);
      const at = start + drift - inValue;
      if (sample !== '' && at + sample.length <= range.end && source.startsWith(sample, at)) {
        return [from + inValue, at];
      }
    }
  }
  return null;
}

function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && ' \t\r\n\f'.includes(text.charAt(at))) at += 1;
  return at;
}
