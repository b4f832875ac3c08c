import { isHeadingLike, type TextBlock } from './text-blocks.ts';

/** Of how many headings the list at the start of a text is one of contents. */
const fewestEntries = 2;

interface Contents {
  /** The text without the lists; the lines they name are headings. */
  readonly blocks: readonly TextBlock[];
  /** How many lines they name. */
  readonly named: number;
}

/** Takes out lists of contents, whose entries stand again below; with what they tell of the headings. */
export function takeContents(blocks: readonly TextBlock[]): Contents {
  const names = blocks.map(nameLine);
  const heads = names.flatMap((name, index) => (name !== '' && mayHead(blocks[index]!) ? [index] : []));
  const places = new Map(heads.map((index) => [names[index]!, index]));
  const levels = new Map<number, number>();
  const dropped = new Set<number>();
  for (let start = 0; start < blocks.length; start += 1) {
    const entries = listEntries(blocks, names, places, start);
    if (entries.length < fewestEntries) continue;
    const first = start;
    while (start < entries.at(-1)! || isDirectlyBelow(names, blocks, start + 1)) start += 1;
    if (isListOfText(blocks, first)) continue;
    for (let index = isLabel(blocks, first - 1) ? first - 1 : first; index <= start; index += 1)
      dropped.add(index);
    for (const index of entries) levels.set(places.get(names[index]!)!, readLevel(blocks[index]!));
  }
  const kept = blocks.flatMap((block, index): readonly TextBlock[] => {
    const level = levels.get(index);
    if (dropped.has(index)) return [];
    return [level === undefined || block.kind === 'heading' ? block : { ...block, kind: 'heading', level }];
  });
  return { blocks: kept, named: levels.size };
}

function isDirectlyBelow(names: readonly string[], blocks: readonly TextBlock[], index: number): boolean {
  return blocks[index]?.isAfterBlank === false && names[index] !== '';
}

/** The lines from `start` on that stand again below all of them; few others may stand between them. */
function listEntries(
  blocks: readonly TextBlock[],
  names: readonly string[],
  places: ReadonlyMap<string, number>,
  start: number,
): readonly number[] {
  const isEntry = (index: number): boolean => (places.get(names[index]!) ?? 0) > index;
  if (!isEntry(start)) return [];
  let end = start + 1;
  while (isEntry(end) || isDirectlyBelow(names, blocks, end)) end += 1;
  const lines = blocks.slice(start, end).map((_block, offset) => start + offset);
  const entries = lines.filter((index) => (places.get(names[index]!) ?? 0) >= end);
  return entries.length * 2 > lines.length ? entries : [];
}

/** What a line says without its number and that of a page; empty for what is no short line. */
function nameLine({ kind, term, parts }: TextBlock): string {
  if (parts.length !== 1 || kind === 'code' || kind === 'table') return '';
  const line = `${term} ${parts[0]!}`.trim().replace(/(?:\s*\.(?:\s?\.)+|\s{2,}|\t)\s*\d+$/u, '');
  const name = line.replace(/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+/u, '');
  return isHeadingLike(name) ? name.toLowerCase() : '';
}

function mayHead({ kind, number, isAfterBlank }: TextBlock): boolean {
  return kind === 'heading' || (isAfterBlank && (kind === 'paragraph' || number !== null));
}

/** Whether a list is led in by a sentence, or has bullets and no title: it tells something. */
function isListOfText(blocks: readonly TextBlock[], start: number): boolean {
  const [before, first] = [blocks[start - 1]?.parts.join(' ') ?? '', blocks[start]!];
  if (/\s\S+\s\S+\s.*:$/u.test(before)) return true;
  return first.kind === 'item' && first.number === null && start > 0 && !/\bcontents\b/iu.test(before);
}

/** Whether a line is the title of the list below: it says so, or stands right above. */
function isLabel(blocks: readonly TextBlock[], index: number): boolean {
  const [label, first] = [blocks[index], blocks[index + 1]!];
  if (label?.parts.length !== 1 || label.number !== null) return false;
  const isAbove = label.kind === 'paragraph' && label.isAfterBlank && !first.isAfterBlank;
  return /\bcontents\b/iu.test(label.parts[0]!) || (isAbove && isHeadingLike(label.parts[0]!));
}

/** By the number of an entry. */
function readLevel({ number, term, parts }: TextBlock): number {
  const own = number ?? /^\d+(?:\.\d+)*(?=[.)]?\s)/u.exec(`${term} ${parts[0]!}`.trim())?.[0];
  return own?.split('.').length ?? 1;
}
