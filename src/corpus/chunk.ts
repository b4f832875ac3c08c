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
  /** Where the sentence that introduces the list starts, for an item or row. */
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

function listUnits(document: Document, section: Section): readonly Unit[] {
  const units: Unit[] = [];
  for (const block of section.blocks) {
    if (block.kind === 'list' || block.kind === 'table') pushItems(units, document.text, block);
    else pushSentences(units, document.text, block);
  }
  return units;
}

function pushSentences(units: Unit[], text: string, block: Span): void {
  for (const [index, span] of splitLong(text, splitSentences(text, block)).entries()) {
    units.push({
      ...span,
      kind: 'sentence',
      leadInStart: null,
      words: wordsOf(text, span),
      marks: 0,
      opensBlock: index === 0,
      isTied: false,
    });
  }
}

/** An item of several sentences gives one unit for each: what is marked is counted in sentences. */
function pushItems(units: Unit[], text: string, block: Extract<Block, { kind: 'list' | 'table' }>): void {
  const leadInStart = block.leadIn === null ? null : (units.at(-1)?.start ?? null);
  const kind = block.kind === 'list' ? 'item' : 'row';
  const isTied = fitsWithLeadIn(text, block);
  const sentences = block.items.flatMap((item) => splitSentences(text, item));
  for (const span of splitLong(text, sentences)) {
    units.push({
      ...span,
      kind,
      leadInStart,
      words: wordsOf(text, span),
      marks: kind === 'item' ? 1 : 0,
      opensBlock: leadInStart === null && span.start === block.items[0]?.start,
      isTied,
    });
  }
}

function fitsWithLeadIn(text: string, { leadIn, end }: Extract<Block, { kind: 'list' | 'table' }>): boolean {
  return leadIn !== null && wordsOf(text, { start: leadIn.start, end }) <= maxPassageWords;
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

/** Units that stay together, as one: a lead-in with its list. */
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
