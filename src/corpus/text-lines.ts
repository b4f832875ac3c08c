/** A line of a plain-text file that is not blank. */
export interface Line {
  readonly text: string;
  /** With the spaces and tabs round the text. */
  readonly whole: string;
  readonly indent: number;
  readonly isAfterBlank: boolean;
  readonly isCode: boolean;
}

export const bullet = /^[•◦▪‣●∙·*+–-]\s+(?=\S)/u;
const numbering = /^(\d{1,2}(?:\.\d{1,2})*)(?:[.)]|(?<=\.\d{1,2})(?=\s+[^\s\p{Ll}]))\s+(?=\S)/u;
const marks = /^(?:(#{1,6})\s+(?=\p{L}|\p{N})(.*?)\s*#*|(={1,6})\s+(\S.*?)(?:\s*\3)?)$/u;
/** A term, and the gap ahead of what is said of it. */
export const gap = /^(\S{1,24}|\S{1,16} \S{1,12}|\S+(?: \S+){2,3}(?=\s{3}))\s{2,}(?=\S)/u;

/** The lines with text, and those between fences, at which nothing else is looked at. */
export function splitLines(source: string): readonly Line[] {
  const all = source.split('\n');
  const lastPlaces = new Map(all.map((line, index) => [line.trim(), index]));
  const lines: Line[] = [];
  let isAfterBlank = true;
  let fence: string | null = null;
  for (const [index, line] of all.entries()) {
    const text = line.trim();
    const mark = /^(`{3,}|~{3,}|-+ ?[8%]< ?-*)[\w-]*$/u.exec(text)?.[1];
    if (fence !== null && mark !== fence) {
      lines.push({ text: line, whole: line, indent: 0, isAfterBlank: false, isCode: true });
    } else if (mark !== undefined && (fence !== null || Number(lastPlaces.get(mark)) > index)) {
      fence = fence === null ? mark : null;
      isAfterBlank = true;
    } else {
      if (text !== '')
        lines.push({ text, whole: line, indent: line.search(/\S/u), isAfterBlank, isCode: false });
      isAfterBlank = text === '';
    }
  }
  return lines;
}

/** What a line is by how it begins, and what stands behind that. */
interface Marker {
  readonly kind: 'heading' | 'item';
  readonly level: number;
  readonly number: string | null;
  readonly parts: string[];
}

export function readMarker(text: string): Marker | null {
  const [, hashes, below, equals, between = ''] = marks.exec(text) ?? [];
  const mark = hashes ?? equals;
  if (mark !== undefined)
    return { kind: 'heading', level: mark.length, number: null, parts: [below ?? between] };
  const [opening, number = null] = bullet.exec(text) ?? numbering.exec(text) ?? [];
  return opening === undefined ? null : readItem(text.slice(opening.length), number);
}

function readItem(rest: string, number: string | null): Marker | null {
  if (number !== null && isHeadingLike(rest))
    return { kind: 'heading', level: number.split('.').length, number, parts: [rest] };
  return number?.includes('.') === true ? null : { kind: 'item', level: 0, number, parts: [rest] };
}

/** Whether a line has the form of a heading: short and not ended, or a question. */
export function isHeadingLike(text: string): boolean {
  const isQuestion = text.endsWith('?');
  if (text.length > 110 || text.split(/\s+/u).length > (isQuestion ? 16 : 12)) return false;
  if (!/\p{L}/u.test(text) || /https?:\/\/|\t/u.test(text)) return false;
  // "Potions (`!')" names a sign.
  return isQuestion || !/(?<![\s([]["'`“‘])[.!:;,…]["'”’)\]]*$/u.test(text);
}
