import { tokenize } from '../analysis/tokenize.ts';
import type { Sentence } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { Naming } from './find-names.ts';
import { isDerived } from './resolve-subject.ts';

/**
 * How surely a sentence is about what it names: ahead of all else, far from its start, or after other names; and about
 * what it does not name, but was spoken of before it, or in its document's title.
 */
const certainty = { first: 1, carried: 0.65, listed: 0.6, late: 0.5, titled: 0.4 } as const;

/** How surely a sentence must be about a side to be quoted where there is any choice. */
export const sureFrom = 0.6;

/** What is left of that under a heading that names something else. */
const elsewhere = 0.75;

/** A heading is about what makes up this share of it. */
const titleShare = 0.4;

/** A sentence says at its start what it is about; in words. */
const startWords = 7;

/** How a sentence begins that speaks on of something. */
const leaning =
  /^(?:it|its|they|their|there|this|that|these|those|such|both|several|he|she|here|so (?:do|does|did|is|are|was|were)|with (?:it|that|this)|all (?:two|three|four|of))\b/iu;

/** "The first is slow", and not "The first Tarn". */
const counting = /^[Tt]he (?:first|second|third|other|latter|former) \p{Ll}/u;

/** Whether a sentence only makes sense after the one before. */
export function leans(text: string): boolean {
  return leaning.test(text) || counting.test(text);
}

/** How a sentence begins that first names what it is not about. */
const contrasting =
  /^(?:unlike|like|similar to|compared (?:to|with)|instead of|rather than|before|besides|apart from|without)\b/iu;

/** What may stand ahead of what a sentence is about: "With Docker, …". */
const introduction =
  /^(?:in|on|with|for|by|since|from|at|after|before|as|when|if|while|under|during)\b[^,]*, (?:an?|the)? ?$/iu;

/** Ahead of a word that says what is done, and names nothing: "it should scroll". */
const doing = /\b(?:should|can|could|will|would|may|might|must|cannot|not|you|we|they|who|which)\s+$/iu;

/** Words that refer to something spoken of before: ahead of a name, the sentence is about that. */
const pronoun = /\b(?:it|its|they|their|both|each|this|these)\b/iu;

/** How much of a sentence that names nothing tells whether it refers to something else; code units. */
const beginning = 44;

/** What an item is about, ahead of what it says: "Price: …". */
export const label = /^\p{L}[^:.;!?]{1,40}:\s/u;

/** A subject that a sentence names, and where. */
export interface Mention {
  readonly subject: Subject;
  readonly position: number;
}

/** What a sentence says, and names. */
export interface Spoken {
  readonly text: string;
  readonly terms: ReadonlySet<number>;
  readonly subjects: readonly Mention[];
  /** The text ahead of a word. */
  readonly textAhead: (position: number) => string;
}

/** A passage in which a topic is followed. */
export interface Place {
  readonly sentences: readonly Sentence[];
  readonly spoken: readonly Spoken[];
  /** How many subjects the heading names. */
  readonly headed: number;
  readonly isWide: boolean;
}

/** How surely each sentence of a passage is about a side. */
export function followTopic(place: Place, own: Naming, other: Naming): readonly number[] {
  const { sentences, spoken, headed } = place;
  const isTopic = isHeadedBy(own, other, headed);
  const isStray = own.heading === 0 && headed > Number(other.heading > 0);
  const about: number[] = [];
  for (const [at, { leadIn }] of sentences.entries()) {
    const first = own.sentences[at];
    const before = about[leadIn ?? at - 1];
    const said = { spoken: spoken[at]!, own, isStray, isWide: place.isWide };
    const sure = first === undefined ? weighUnnamed(said, isTopic ? before : 0) : weighNamed(said, first);
    about.push(isStray ? sure * elsewhere : sure);
  }
  return about;
}

/** Whether a heading is about a side: one that names several things of a lexicon is about none of them alone. */
function isHeadedBy(own: Naming, other: Naming, headed: number): boolean {
  if (own.heading === 0) return own.context && headed === 0;
  return other.heading === 0 && (isDerived(own.subject) || headed === 1);
}

/** A sentence, and the side that it may be about. */
interface Said {
  readonly spoken: Spoken;
  readonly own: Naming;
  /** Whether its heading names something else. */
  readonly isStray: boolean;
  readonly isWide: boolean;
}

/** Of a sentence that names the side: it is about it when nothing else is named before. */
function weighNamed(said: Said, first: number): number {
  const { spoken, own } = said;
  const { text, subjects } = spoken;
  const ahead = subjects.filter(({ position, subject }) => position < first && subject !== own.subject);
  if (ahead.length === 0 && (leans(text) || contrasting.test(text))) return 0;
  const start = first === 0 ? '' : spoken.textAhead(first);
  const place = first < startWords && !pronoun.test(start) ? certainty.first : certainty.late;
  const named = { first, start, ahead, place };
  return isDerived(own.subject) ? weighWritten(said, named) : weighKnown(said, named);
}

/** Where a sentence names a side. */
interface Named {
  readonly first: number;
  /** The text ahead of it, and other subjects named there. */
  readonly start: string;
  readonly ahead: readonly Mention[];
  /** How surely a sentence is about what it names there ahead of all else. */
  readonly place: number;
}

/** Names found by their capitals alone are too many to tell what a sentence is about by the first of them. */
function weighWritten({ spoken: { subjects }, own }: Said, { first, start, ahead, place }: Named): number {
  if (ahead.length > 0) return introduction.test(start) ? certainty.listed : certainty.late;
  if (doing.test(start)) return 0;
  const isLonger = subjects.some(({ position, subject }) => position === first && subject !== own.subject);
  return isLonger ? Math.min(place, certainty.carried) : place;
}

function weighKnown(
  { spoken: { text }, own: { subject }, isStray, isWide }: Said,
  { first, start, ahead, place }: Named,
): number {
  if (isStray && first < countLabelWords(text)) return 0;
  if (ahead.length === 0) return place;
  const isListed = ahead.some(({ position }) => position === 0) && isRow(start);
  const isTold = isWide && !isStray && !ahead.some((other) => other.subject.kind === subject?.kind);
  return isListed || isTold ? certainty.listed : 0;
}

/** Of a sentence that does not name the side: it is about it when it names nothing else and goes on about it. */
function weighUnnamed({ spoken, own, isWide }: Said, before: number | undefined): number {
  const { text, subjects } = spoken;
  const { subject } = own;
  const other = subjects.find(({ position }) => !isDerived(subject) || position < startWords)?.subject;
  if (other !== undefined) return isWide && other.parent === subject?.name ? certainty.listed : 0;
  return weighCarried(text, own, before);
}

function weighCarried(text: string, { subject, heading }: Naming, before: number | undefined): number {
  if (before === 0 || counting.test(text)) return 0;
  if (before === certainty.first) return certainty.carried;
  if (!isDerived(subject) && pronoun.test(text.slice(0, beginning))) return 0;
  return heading >= titleShare ? certainty.carried : certainty.titled;
}

/** Names in a row, of all of which a sentence speaks: "Vultr, OVH and …". */
function isRow(ahead: string): boolean {
  return (
    /(?:,| and| or) $/u.test(ahead) &&
    ahead.split(/,| and | or /u).every((name) => name.trim().split(' ').length <= 3)
  );
}

export function countLabelWords(text: string): number {
  return tokenize(label.exec(text)?.[0] ?? '').length;
}
