import { isHeadingLike } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';
import { announcesLink, announcesPicture } from './text-noise.ts';
import { foldWords, isQuestion, isStatement, repeatsHeading, repeatsTitle } from './text-words.ts';

/** What a line of a plain-text article turns out to be. */
export type Role =
  | 'heading'
  /** A heading whose own heading follows at once. */
  | 'parent'
  | 'paragraph'
  | 'item'
  /** Goes on with the paragraph above it: the name of a list between the list and its lead-in. */
  | 'continuation'
  /** A caption, link or entry of a table of contents. */
  | 'dropped';

/** What is known when a line is judged. */
interface Place {
  readonly line: TextLine;
  /** The line after it that is no caption saying it again. */
  readonly next: TextLine | undefined;
  readonly afterNext: TextLine | undefined;
  /** The paragraph directly before it in the same section, if there is one. */
  readonly leadIn: string | null;
  readonly isAfterItem: boolean;
  /** Whether the same words stand on a line of their own further down. */
  readonly isRepeatedLater: boolean;
  /** How many short lines come after it before there is text; -1 when there are many, or no text. */
  readonly shortLinesAhead: number;
  readonly heading: string;
  readonly title: string;
}

/**
 * Tells headings, captions, list items and paragraphs of an article without mark-up apart, by their form and by what
 * stands around them. Returns one role for each line.
 */
export function assignRoles(lines: readonly TextLine[], title: string): readonly Role[] {
  const roles: Role[] = [];
  const lastPlaces = findLastPlaces(lines);
  let heading = '';
  let leadIn: string | null = null;
  for (const [index, line] of lines.entries()) {
    const [next, afterNext] = findNext(lines, index);
    const isAfterItem = roles.at(-1) === 'item';
    const isRepeatedLater = (lastPlaces.get(foldWords(line.text)) ?? index) > index;
    const shortLinesAhead = lines.slice(index + 1, index + 4).findIndex(hasText);
    const around = { next, afterNext, leadIn, isAfterItem, isRepeatedLater, shortLinesAhead };
    const role = judge({ line, heading, title, ...around });
    roles.push(role);
    if (role === 'heading' || role === 'parent') heading = line.text;
    if (role === 'paragraph') leadIn = line.text;
    else if (role !== 'dropped' && role !== 'continuation') leadIn = null;
  }
  return roles;
}

/** Where the words of each line stand last, items left out. */
function findLastPlaces(lines: readonly TextLine[]): ReadonlyMap<string, number> {
  const places = lines.flatMap((line, index): [string, number][] =>
    line.kind === 'item' ? [] : [[foldWords(line.text), index]],
  );
  return new Map(places);
}

/** The two lines that follow one and its captions; more than a few captions in a row are none. */
function findNext(lines: readonly TextLine[], index: number): readonly (TextLine | undefined)[] {
  const text = lines[index]?.text ?? '';
  const ahead = lines.slice(index + 1, index + 6);
  const skipped = ahead.findIndex(
    (next) => !isShort(next) || next.text.endsWith('?') || !repeatsHeading(next.text, text),
  );
  return ahead.slice(skipped === -1 ? 0 : skipped);
}

function judge(place: Place): Role {
  const { line } = place;
  if (line.kind === 'code' || line.term !== null) return 'paragraph';
  if (line.kind !== 'line') return line.kind;
  if (!isShort(line)) return isIdleLeadIn(place) ? 'dropped' : 'paragraph';
  if (isCaption(place)) return 'dropped';
  return (
    judgeBeforeItem(place) ?? judgeBareItem(place) ?? (hasText(place.next) ? 'heading' : judgeEmpty(place))
  );
}

function isShort(line: TextLine): boolean {
  return line.kind === 'line' && line.term === null && line.parts.length === 1 && isHeadingLike(line.text);
}

function hasText(line: TextLine | undefined): boolean {
  return line !== undefined && line.kind !== 'heading' && !isShort(line);
}

/** "Specifically:" after a paragraph that leads in the list already. */
function isIdleLeadIn({ line, leadIn }: Place): boolean {
  return leadIn !== null && leadIn.endsWith(':') && isStub(line);
}

function isStub(line: TextLine | undefined): boolean {
  return line?.kind === 'line' && /^(?:\S+\s+){0,2}\S+:$/u.test(line.text);
}

function isCaption({ line: { text }, next, leadIn, heading, title }: Place): boolean {
  if (repeatsHeading(text, heading) || repeatsTitle(text, title)) return true;
  if (next !== undefined && isShort(next) && next.text.endsWith('?') && repeatsHeading(text, next.text))
    return true;
  return leadIn !== null && !text.endsWith('?') && (announcesPicture(leadIn) || announcesLink(leadIn));
}

/** A short line between a lead-in and its list. */
function judgeBeforeItem({ next, afterNext, leadIn }: Place): Role | null {
  if (leadIn === null || !leadIn.endsWith(':')) return next?.kind === 'item' ? 'heading' : null;
  if (next?.kind === 'item') return 'continuation';
  return isStub(next) && afterNext?.kind === 'item' ? 'dropped' : null;
}

/** Items without bullets: short lines directly below one another, after a colon. */
function judgeBareItem({ line, next, leadIn, isAfterItem }: Place): Role | null {
  const isTight = next !== undefined && isShort(next) && !next.isAfterBlank;
  if (leadIn?.endsWith(':') === true && isTight) return 'item';
  return isAfterItem && !line.isAfterBlank ? 'item' : null;
}

/** A short line with nothing below it. */
function judgeEmpty({ line, next, isRepeatedLater, shortLinesAhead }: Place): Role {
  if (isStatement(line.text)) return 'paragraph';
  if (isRepeatedLater) return 'dropped';
  if (next === undefined) return isQuestion(line.text) ? 'dropped' : 'paragraph';
  return shortLinesAhead === 1 || shortLinesAhead === 2 ? 'parent' : 'paragraph';
}
