import { tokenize } from '../analysis/tokenize.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { IndexedPassage } from '../retrieval/passage-index.ts';
import { contrasting } from './comparing-words.ts';
import type { Naming } from './find-names.ts';
import { counting, giving, leans, type Quotation } from './quotation.ts';
import { isDerived } from './resolve-subject.ts';

/**
 * How surely a sentence is about what it names: ahead of all else, in a row of names, late, or by the way; and about
 * what it does not name, but was spoken of before it.
 */
const certainty = { first: 1, carried: 0.65, listed: 0.6, passing: 0.5, aside: 0.3 } as const;

/** How surely a sentence must be about a side to stand in a row; others are only told beside it. */
export const sureFrom = 0.55;

/** How surely it must be to be told beside the rows where no aspect is asked for. */
export const toldFrom = 0.32;

/** What is left of that under a heading that names something else. */
const elsewhere = 0.75;

/** A sentence says at its start what it is about; in words. */
const startWords = 7;

/** Words that refer to something spoken of before. */
const pronoun = /\b(?:it|its|they|their|them|both|each|this|these)\b/iu;

/**
 * Ahead of a name: something is said of something else, though not that it is such a thing ("Loom is a tool"), or the
 * name only says what is done ("you can loom over it") or what it is like.
 */
const predicate =
  /\b(?:(?:is|are|was|were)\s+(?!(?:an?|the)\s*$)\S|(?:should|can|could|will|would|may|might|must|cannot|not|you|we|they)\s+$|(?:like|than)\s+$|(?:who(?:se|ever)?|which|it|its|they|their|both|each|this|these)\b)/iu;

/** Ahead of what something is: "Loom is a tool". */
const kind = /\b(?:is|are) (?:an? )?$/u;

/** Ahead of a name that a sentence is about: nothing, or a label or clause of its own. */
const opening = /^(?:[^:,;]{1,60}[:,] )?(?:(?:an?|the|every|each|most|all|some) )?["“'/]?$/iu;

/**
 * From a name that is known by how it is written: what it is or does follows soon ("Loom also caches", "loom - weave"),
 * which a label, an instruction or a mere mention lacks. A word that ends in "s" or "ed" is most often a verb there.
 */
const acts =
  /^(?:\S+(?: \S+)? [-–—] \p{L}|(?:(?!(?:that|which|who|to|for)\b)[^\s.:;]+ ){1,3}?(?:\([^)]*\),? |,[^,]{1,40}, )?(?:(?:also|currently|still|only|often|usually|no longer) )?(?:is|are|was|were|has|have|had|does|do|did|can|cannot|could|will|may|might|must|should|would|\p{L}+n't|\p{Ll}{2,}(?:[^s\W]s|ed))(?=[ ,]))/u;

/** Ahead of the place where something else is so: "On Linux, LXC …". */
const location = /^(?:on|in|at|within|under) (?:an? |the )?$/iu;

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
  readonly subjects: readonly Mention[];
  /** The sentence as it may be quoted; null where it says nothing. */
  readonly alone: Quotation | null;
  /** With the one before; null where it does not lean on that. */
  readonly joined: Quotation | null;
  /** The text ahead of a word. */
  readonly textAhead: (position: number) => string;
  /** The text from a word on. */
  readonly textBehind: (position: number) => string;
}

/** A passage in which a topic is followed. */
export interface Place {
  readonly passage: IndexedPassage;
  readonly spoken: readonly Spoken[];
  /** How many subjects the heading names. */
  readonly headed: number;
}

/** How surely each sentence of a passage is about a side. */
export function followTopic(place: Place, own: Naming, other: Naming): readonly number[] {
  const { passage, spoken, headed } = place;
  const isTopic = isHeadedBy(own, other, headed);
  const isStray = own.heading === 0 && headed > Number(other.heading > 0);
  const about: number[] = [];
  for (const [at, { leadIn }] of passage.passage.sentences.entries()) {
    const first = own.sentences[at];
    const before = isTopic ? about[leadIn ?? at - 1] : 0;
    const sure =
      first === undefined
        ? weighUnnamed(spoken[at]!, own, before)
        : isStray && isInLabel(spoken[at]!, own, first)
          ? 0
          : weighNamed(spoken[at]!, own, first);
    about.push(isStray ? sure * elsewhere : sure);
  }
  return about;
}

/** Where another thing is spoken of, an item's label is what is said of it: "Kernel: LXC has none". */
function isInLabel({ text }: Spoken, { subject }: Naming, first: number): boolean {
  return !isDerived(subject) && first < countLabelWords(text);
}

/** Whether a heading is about a side: one that names several things of a lexicon is about none of them alone. */
function isHeadedBy(own: Naming, other: Naming, headed: number): boolean {
  if (own.heading === 0) return own.context && headed === 0;
  return other.heading === 0 && (isDerived(own.subject) || headed === 1);
}

/** Of a sentence that names the side: it is about it when nothing else is named before. */
function weighNamed(spoken: Spoken, own: Naming, first: number): number {
  const { text, subjects } = spoken;
  const { subject } = own;
  const start = spoken.textAhead(first);
  const ahead = subjects.filter((mention) => mention.position < first && mention.subject !== subject);
  const end = spoken.textBehind(first);
  if (ahead.length > 0) return isDerived(subject) ? weighWritten(start, end) : weighAfter(ahead, own, start);
  if (leans(text)) return giving.test(text) ? certainty.passing : certainty.aside;
  if (contrasting.test(text)) return 0;
  const isSaid = isDerived(subject)
    ? opening.test(start) && acts.test(end)
    : !isElsewhere(start, subjects, subject);
  return isSaid && isAtStart(start, first) ? certainty.first : certainty.passing;
}

/** "On Linux, LXC …" tells of what it names next. */
function isElsewhere(ahead: string, subjects: readonly Mention[], own: Subject | null): boolean {
  return location.test(ahead) && subjects.some(({ subject }) => subject !== own);
}

function isAtStart(ahead: string, position: number): boolean {
  return position < startWords && !predicate.test(ahead);
}

/**
 * Names found by their capitals alone are too many to tell what a sentence is about by the first of them. "Loom is a
 * tool" tells what a tool is, and "Loom is a Fuse plugin" nothing of Fuse.
 */
function weighWritten(start: string, end: string): number {
  return kind.test(start) && /^\p{Ll}/u.test(end) ? certainty.first : certainty.passing;
}

/** Of a sentence that names other things first: it may be about all in a row, or tell of the side by the way. */
function weighAfter(ahead: readonly Mention[], { subject, heading }: Naming, start: string): number {
  // "Hardware virtualization (KVM, Xen)" speaks of both.
  const isKind = start.endsWith('(') && ahead.at(-1)!.subject.name === subject?.parent;
  if (isKind || (ahead[0]!.position === 0 && isRow(start))) return certainty.listed;
  const isNeighbor = ahead.some((other) => other.subject.kind === subject?.kind);
  return heading > 0 && !isNeighbor ? certainty.aside : 0;
}

/** Of a sentence that does not name the side: it is about it when it names nothing else and goes on about it. */
function weighUnnamed(spoken: Spoken, own: Naming, before: number | undefined): number {
  const isWritten = isDerived(own.subject);
  const other = spoken.subjects.find(({ position }) => !isWritten || position < startWords)?.subject;
  if (other === undefined) return weighCarried(spoken, isWritten, before);
  return own.heading > 0 && (isWritten || other.parent === own.subject?.name) ? certainty.aside : 0;
}

function weighCarried({ text }: Spoken, isWritten: boolean, before: number | undefined): number {
  if (before === 0 || counting.test(text)) return 0;
  // Below a heading of a page, most of what does not go on about its subject tells what to do.
  if (isWritten) return before === certainty.first && leans(text) ? certainty.carried : certainty.passing;
  const isOther = before !== certainty.first && pronoun.test(text.slice(0, beginning));
  return isOther ? 0 : certainty.carried;
}

/** Names in a row, of all of which a sentence speaks: "Vultr, OVH and …". */
function isRow(ahead: string): boolean {
  return (
    /^[^:]*(?:,| and| or) $/u.test(ahead) &&
    ahead.split(/,| and | or /u).every((name) => name.trim().split(' ').length <= 3)
  );
}

export function countLabelWords(text: string): number {
  return tokenize(label.exec(text)?.[0] ?? '').length;
}
