import { contentsTitle } from './outline.ts';
import type { TextBlock } from './text-blocks.ts';
import { isHeadingLike } from './text-lines.ts';

/** Of how many headings a list without the title of one is a list of contents. */
const fewestEntries = 3;
/** In characters, with dots that lead to the number of a page. */
const longestEntry = 200;

const pageNumber = /(?:\s*\.(?:\s?\.)+|\s{2,}|\t)\s*\d+$/u;

interface Contents {
  /** The text without the lists; the lines they name are headings. */
  readonly blocks: readonly TextBlock[];
  readonly named: number;
}

/** Takes out lists of contents, whose entries stand again below; with what they tell of the headings. */
export function takeContents(blocks: readonly TextBlock[]): Contents {
  const names = blocks.map(nameLine);
  const places = findPlaces(blocks, names);
  const placeOf = (index: number): number => places.get(names[index] ?? '') ?? 0;
  const levels = new Map<number, number>();
  const dropped = new Set<number>();
  const isPart = (index: number): boolean =>
    placeOf(index) > index || (blocks[index]?.isAfterBlank === false && names[index] !== '');
  for (let start = 0; start < blocks.length; start += 1) {
    let end = start + 1;
    if (placeOf(start) < end) continue;
    while (isPart(end)) end += 1;
    const lines = blocks.slice(start, end).map((_block, offset) => start + offset);
    start = end - 1;
    if (lines.some((index) => placeOf(index) < end) || isListOfText(blocks, lines)) continue;
    for (const index of listLabels(blocks, lines[0]! - 1).concat(lines)) dropped.add(index);
    for (const index of lines) levels.set(placeOf(index), readLevel(blocks[index]!));
  }
  const kept = blocks.map((block, index) => nameHeading(block, levels.get(index)));
  return { blocks: kept.filter((_block, index) => !dropped.has(index)), named: levels.size };
}

/** Where each line stands that may be a heading; the last place counts. */
function findPlaces(blocks: readonly TextBlock[], names: readonly string[]): ReadonlyMap<string, number> {
  const places = names.map((name, index) => [name, index] as const);
  return new Map(places.filter(([name, index]) => name !== '' && mayHead(blocks[index]!)));
}

/** A line that contents name is a heading; one with a mark of its own has its level from there. */
function nameHeading(block: TextBlock, level: number | undefined): TextBlock {
  return level === undefined || block.kind === 'heading' ? block : { ...block, kind: 'heading', level };
}

/** What a line says without its number and that of a page; empty for what is no short line. */
function nameLine({ kind, term, parts }: TextBlock): string {
  if (parts.length !== 1 || kind === 'code' || kind === 'table') return '';
  const line = `${term} ${parts[0]!}`.trim();
  if (line.length > longestEntry) return '';
  const name = line.replace(pageNumber, '').replace(/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+/u, '');
  return isHeadingLike(name) ? name.toLowerCase() : '';
}

function mayHead({ kind, number, isAfterBlank }: TextBlock): boolean {
  return kind === 'heading' || (isAfterBlank && (kind === 'paragraph' || number !== null));
}

/** Whether a list may tell something: contents have a title or numbers of their own, or stand ahead of all else. */
function isListOfText(blocks: readonly TextBlock[], lines: readonly number[]): boolean {
  const before = blocks[lines[0]! - 1]?.parts.join(' ');
  if (before !== undefined && contentsTitle.test(before)) return false;
  const entries = lines.map((index) => blocks[index]!);
  const isOutline = entries.some((entry) => readLevel(entry) > 1);
  if (before === undefined) return !isOutline && entries.every(({ number }) => number !== null);
  return !isOutline || lines.length < fewestEntries || /\s\S+\s\S+\s.*:$/u.test(before);
}

/** The line above a list, if it is its title: it says so, or stands right above. */
function listLabels(blocks: readonly TextBlock[], index: number): readonly number[] {
  const [label, first] = [blocks[index], blocks[index + 1]!];
  if (label?.parts.length !== 1 || label.number !== null) return [];
  const isAbove = label.kind === 'paragraph' && label.isAfterBlank && !first.isAfterBlank;
  const isLabel = isAbove && isHeadingLike(label.parts[0]!);
  return isLabel || contentsTitle.test(label.parts[0]!) ? [index] : [];
}

function readLevel({ number, term, parts }: TextBlock): number {
  const own = number ?? /^\d+(?:\.\d+)*(?=[.)]?\s)/u.exec(`${term} ${parts[0]!}`.trim())?.[0];
  return own?.split('.').length ?? 1;
}
