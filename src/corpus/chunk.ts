import type { Block, Document, Passage, Section, Sentence, Span } from './document.ts';
import { countWords, splitSentences } from './sentence.ts';

/** Longest passage, in words: what is read at a glance, and what may be shown at once. */
const maxPassageWords = 180;

/** Length, in words, that a section too long for one passage is cut towards. */
const idealPassageWords = 170;

/**
 * Cuts a document into passages: whole sentences of one section, at most {@link maxPassageWords} words each, lists
 * kept with the paragraph that introduces them where they fit. Together they cover every sentence of the document,
 * in order, without overlap.
 */
export function chunkDocument(document: Document): readonly Passage[] {
  return document.sections.flatMap((section) => chunkSection(document, section));
}

interface Unit extends Span {
  readonly kind: Sentence['kind'];
  /** Where the sentence that introduces it starts, for an item, row or line of code. */
  readonly leadInStart: number | null;
  readonly words: number;
  /** 1 for the bullet ahead of an item, which takes the room of a word. */
  readonly marks: number;
  /** Whether a passage may begin here without cutting a list from its lead-in. */
  readonly opensBlock: boolean;
  /** Whether it stays with the unit before: an item whose list and lead-in fit into one passage. */
  readonly isTied: boolean;
}

function chunkSection(document: Document, section: Section): readonly Passage[] {
  const groups = packUnits(listUnits(document, section));
  return groups.map((group, index) =>
    toPassage(document, section, group, { number: index + 1, count: groups.length }),
  );
}

function listUnits({ text }: Document, section: Section): readonly Unit[] {
  const units: Unit[] = [];
  for (const block of section.blocks) {
    units.push(...listBlockUnits(text, block, units.at(-1)));
  }
  return units;
}

/** The units of a block; `before` is the one that stands above it. */
function listBlockUnits(text: string, block: Block, before: Unit | undefined): readonly Unit[] {
  const isAnnounced = before !== undefined && text.slice(before.start, before.end).endsWith(':');
  const spans = splitLong(text, splitBlock(text, block));
  const isKept =
    before !== undefined && staysWithText(block) && fitsTogether(text, openingOf(block, before), block);
  const leadInStart = before !== undefined && hasLeadIn(block, before) ? before.start : null;
  return spans.map((span, index) => ({
    ...span,
    kind: unitKinds[block.kind],
    leadInStart,
    words: wordsOf(text, span),
    marks: block.kind === 'list' ? 1 : 0,
    opensBlock: index === 0 && !isKept,
    isTied: isKept || (isAnnounced && index === 0),
  }));
}

const unitKinds = {
  paragraph: 'sentence',
  quote: 'sentence',
  list: 'item',
  table: 'row',
  code: 'code',
  note: 'note',
} as const satisfies Record<Block['kind'], Sentence['kind']>;

/** An item of several sentences gives one unit for each, code one for each line: what is marked is counted in units. */
function splitBlock(text: string, block: Block): readonly Span[] {
  if (block.kind === 'list' || block.kind === 'table') {
    return block.items.flatMap((item) => splitSentences(text, item));
  }
  return block.kind === 'code' ? splitLines(text, block) : splitSentences(text, block);
}

function splitLines(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(/\S.*/gu)].map((line) => ({
    start: start + line.index,
    end: start + line.index + line[0].trimEnd().length,
  }));
}

/** Lists with their lead-in, code and notes with the text above them. */
function staysWithText(block: Block): boolean {
  if (block.kind === 'list' || block.kind === 'table') return block.leadIn !== null;
  return block.kind === 'code' || block.kind === 'note';
}

function hasLeadIn(block: Block, before: Unit): boolean {
  if (block.kind === 'list' || block.kind === 'table') return block.leadIn !== null;
  return block.kind === 'code' && before.kind !== 'code';
}

/** Where what belongs to a block begins: its lead-in as a whole, or the last sentence before it. */
function openingOf(block: Block, before: Unit): Span {
  return 'leadIn' in block && block.leadIn !== null ? block.leadIn : before;
}

function fitsTogether(text: string, { start }: Span, { end }: Span): boolean {
  return wordsOf(text, { start, end }) <= maxPassageWords;
}

/** A run of words without an end that no passage could hold is cut after every 60th word. */
function splitLong(text: string, spans: readonly Span[]): readonly Span[] {
  return spans.flatMap((span) =>
    wordsOf(text, span) <= maxPassageWords / 2 ? [span] : cutAtWords(text, span, 60),
  );
}

function cutAtWords(text: string, span: Span, words: number): readonly Span[] {
  const pieces: Span[] = [];
  const word = /\S+/gu;
  const slice = text.slice(span.start, span.end);
  let start = 0;
  let end = 0;
  let count = 0;
  for (const match of slice.matchAll(word)) {
    if (count === words) {
      pieces.push({ start: span.start + start, end: span.start + end });
      start = match.index;
      count = 0;
    }
    count += 1;
    end = match.index + match[0].length;
  }
  pieces.push({ start: span.start + start, end: span.start + end });
  return pieces;
}

function wordsOf(text: string, span: Span): number {
  return Math.max(1, countWords(text.slice(span.start, span.end)));
}

/** Groups units so that passages come out near the same length, cut between blocks where that is possible. */
function packUnits(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const total = units.reduce((sum, unit) => sum + unit.words + unit.marks, 0);
  if (total === 0) return [];
  const parts = total <= maxPassageWords ? 1 : Math.ceil(total / idealPassageWords);
  const target = total / parts;
  const groups: Unit[][] = [];
  let group: Unit[] = [];
  let words = 0;
  for (const run of tieUnits(units)) {
    const isFull = words + run.words > maxPassageWords;
    const isDue = parts > 1 && words >= target * (run.opensBlock ? 0.7 : 1.1);
    if (group.length > 0 && (isFull || isDue)) {
      groups.push(group);
      group = [];
      words = 0;
    }
    group.push(...run.units);
    words += run.words;
  }
  groups.push(group);
  return groups;
}

interface Run {
  readonly units: Unit[];
  readonly opensBlock: boolean;
  words: number;
}

/** Units that stay together, as one: a lead-in with its list, or with the start of one that is too long. */
function tieUnits(units: readonly Unit[]): readonly Run[] {
  const runs: Run[] = [];
  for (const unit of units) {
    const last = runs.at(-1);
    if (unit.isTied && last !== undefined) {
      last.units.push(unit);
      last.words += unit.words + unit.marks;
    } else runs.push({ units: [unit], opensBlock: unit.opensBlock, words: unit.words + unit.marks });
  }
  return runs;
}

function toPassage(
  document: Document,
  section: Section,
  group: readonly Unit[],
  part: Passage['part'],
): Passage {
  const start = group[0]?.start ?? 0;
  const end = group.at(-1)?.end ?? start;
  return {
    id: `${section.id}.${part.number}`,
    document,
    section,
    part,
    start,
    end,
    text: document.text.slice(start, end),
    sentences: group.map((unit) => toSentence(unit, group)),
  };
}

function toSentence(unit: Unit, group: readonly Unit[]): Sentence {
  const leadIn =
    unit.leadInStart === null ? -1 : group.findIndex((other) => other.start === unit.leadInStart);
  const { start, end, kind, words } = unit;
  return { start, end, kind, leadIn: leadIn === -1 ? null : leadIn, words };
}
