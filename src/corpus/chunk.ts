import type { Block, Document, Passage, Sentence, Span } from './document.ts';
import { countWords, splitSentences, wordPattern } from './sentence.ts';

/** Longest passage, in words: what is read at a glance, and what may be shown at once. */
const maxPassageWords = 180;

/** Length, in words, that a section too long for one passage is cut towards. */
const idealPassageWords = 170;

/** A run of words without an end that no passage could hold is cut after so many. */
const cutWords = 60;

/** It goes on for as many where no white space comes before: two such pieces fit into a passage. */
const mostCutWords = maxPassageWords / 2;

/**
 * Cuts a document into passages: whole sentences of one section, at most {@link maxPassageWords} words each, lists
 * kept with the paragraph that introduces them where they fit. Together they cover every sentence of the document,
 * in order, without overlap.
 */
export function chunkDocument(document: Document): readonly Passage[] {
  return document.sections.flatMap((section) => {
    const groups = packUnits(listUnits(document.text, section.blocks));
    return groups.map((group, index): Passage => {
      const [start, end] = [group[0]!.start, group.at(-1)!.end];
      return {
        id: `${section.id}.${index + 1}`,
        document,
        section,
        part: { number: index + 1, count: groups.length },
        start,
        end,
        text: document.text.slice(start, end),
        sentences: group.map((unit) => toSentence(unit, group)),
      };
    });
  });
}

interface Unit extends Omit<Sentence, 'leadIn'> {
  readonly leadIn: Span | null;
  /** Whether a passage may begin here without cutting a list from its lead-in. */
  readonly opensBlock: boolean;
  /** Whether it stays with the unit before: an item whose list and lead-in fit into one passage. */
  readonly isTied: boolean;
}

function toSentence({ start, end, kind, words, leadIn }: Unit, group: readonly Unit[]): Sentence {
  const at = leadIn === null ? -1 : group.findIndex((other) => other.start === leadIn.start);
  return { start, end, kind, leadIn: at === -1 ? null : at, words };
}

function listUnits(text: string, blocks: readonly Block[]): readonly Unit[] {
  const units: Unit[] = [];
  for (const block of blocks) units.push(...listBlockUnits(text, block, units.at(-1) ?? null));
  return units;
}

function listBlockUnits(text: string, block: Block, before: Unit | null): readonly Unit[] {
  const opening = findOpening(block, before);
  const isKept =
    opening !== null && wordsOf(text, { start: opening.start, end: block.end }) <= maxPassageWords;
  const isAnnounced = before !== null && text.slice(before.start, before.end).endsWith(':');
  const leadIn = opening !== null && block.kind !== 'note' && before?.kind !== 'code' ? before : null;
  return splitBlock(text, block).map((span, index) => ({
    ...span,
    kind: unitKinds[block.kind],
    leadIn,
    words: wordsOf(text, span),
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

/** What a block stays with: a list with its lead-in, code and notes with the sentence above them. */
function findOpening(block: Block, before: Unit | null): Span | null {
  if ('items' in block) return block.leadIn;
  return block.kind === 'code' || block.kind === 'note' ? before : null;
}

/** An item of several sentences gives one unit for each, code one for each line: what is marked is counted in units. */
function splitBlock(text: string, block: Block): readonly Span[] {
  const spans =
    block.kind === 'code'
      ? findAll(text, block, /\S(?:.*\S)?/gu)
      : ('items' in block ? block.items : [block]).flatMap((part) => splitSentences(text, part));
  return spans.flatMap((span) =>
    wordsOf(text, span) <= maxPassageWords / 2 ? [span] : cutAtWords(text, span),
  );
}

function findAll(text: string, { start, end }: Span, pattern: RegExp): readonly Span[] {
  return [...text.slice(start, end).matchAll(pattern)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

function cutAtWords(text: string, span: Span): readonly Span[] {
  const words = findAll(text, span, wordPattern);
  const cuts: number[] = [];
  for (let next = 0; next < words.length; next = findCut(text, words, next + cutWords)) cuts.push(next);
  return cuts.map((cut, index) => ({
    start: words[cut]!.start,
    end: words[(cuts[index + 1] ?? words.length) - 1]!.end,
  }));
}

/**
 * The word to cut ahead of, from one on: what counts for one may be half of it, or a vowel without its consonant, so
 * that white space near by is better, and then any place that is not ahead of a mark.
 */
function findCut(text: string, words: readonly Span[], from: number): number {
  const last = from + mostCutWords - cutWords;
  const near = words.slice(from, last + 1);
  const spaced = near.findIndex(({ start }) => /\s/u.test(text.charAt(start - 1)));
  if (spaced !== -1) return from + spaced;
  if (words.length <= last) return words.length;
  const whole = near.findIndex(({ start }) => !/^\p{M}/u.test(text.slice(start, start + 2)));
  return from + Math.max(0, whole);
}

function wordsOf(text: string, span: Span): number {
  return Math.max(1, countWords(text.slice(span.start, span.end)));
}

/** Groups units so that passages come out near the same length, cut between blocks where that is possible. */
function packUnits(units: readonly Unit[]): readonly (readonly Unit[])[] {
  const total = weigh(units);
  const parts = total <= maxPassageWords ? 1 : Math.ceil(total / idealPassageWords);
  const groups: Unit[][] = [];
  let words = Infinity;
  for (const run of tieUnits(units)) {
    const isDue = parts > 1 && words >= (total / parts) * (run[0]!.opensBlock ? 0.7 : 1.1);
    if (isDue || words + weigh(run) > maxPassageWords) {
      groups.push([]);
      words = 0;
    }
    groups.at(-1)!.push(...run);
    words += weigh(run);
  }
  return groups;
}

/** The bullet ahead of an item takes the room of a word. */
function weigh(units: readonly Unit[]): number {
  return units.reduce((sum, { words, kind }) => sum + words + (kind === 'item' ? 1 : 0), 0);
}

function tieUnits(units: readonly Unit[]): readonly Unit[][] {
  const runs: Unit[][] = [];
  for (const unit of units) {
    const last = runs.at(-1);
    if (unit.isTied && last !== undefined) last.push(unit);
    else runs.push([unit]);
  }
  return runs;
}
