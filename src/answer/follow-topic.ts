import { listWords, tokenize } from '../analysis/tokenize.ts';
import type { IndexedPassage } from '../retrieval/passage-index.ts';
import { contrasting } from './comparing-words.ts';
import type { Mention, Naming } from './find-names.ts';
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
const opening = /^(?:[^:,;]{1,60}[:,] )?(?:(?:an?|the|every|each|most|all|some) )?["“']?$/iu;

const notSubject = String.raw`(?!(?:that|which|who|to|for|of|the|an?|your|all|any|each)\b)`;
const adverbs = '(?:(?:also|currently|still|only|often|usually|no longer) )?';
const auxiliaries =
  'is|are|was|were|has|have|had|does|do|did|can|cannot|could|will|may|might|must|should|would';

/**
 * From a name that is known by how it is written: what it is or does follows soon ("Loom also caches", "loom - weave"),
 * which a label, an instruction or a mere mention lacks. A word that ends in "s" or "ed" is most often a verb there.
 */
const acts = [1, 2, 3].map(
  (words) =>
    new RegExp(
      String.raw`^(?:(?:\S+ ){${words}}[-–—] \p{L}|(?:${notSubject}[^\s.:;]+ ){${words}}(?:\([^)]*\),? |,[^,]{1,40}, )?${adverbs}(?:${auxiliaries}|\p{L}+n't|(?!(?:this|thus|always|plus|as)\b)\p{Ll}{2,}(?:[^s\W]s|ed)(?= )(?! (?:and|or|of|with|(?:\p{Ll}+ |\([^)]*\) )?(?:${auxiliaries}))\b))(?=[ ,]))`,
      'u',
    ),
);

/** Ahead of a name that its page writes with another: "weave-loom". */
const prefix = /^\p{Ll}+-$/u;

/** How the first sentence below a heading says of what that names what it is or does: "This weaves …". */
const saying = /^(?:it|this) \p{Ll}+s /iu;

/** From a name that is only the first part of another: "loom-cache", "loom.log", though not "Node.js". */
const partial = /^(?!\p{Lu}\p{L}*\.)[\p{L}\p{N}]+[-_.:=/]\p{L}/u;

/** From a name on: something is said of it, and it stands in no row of names. */
const goesOn = /^\S*\p{L}["”’)]* (?!(?:and|or)\b)\p{Ll}/u;

/** How much of a sentence that names nothing tells whether it refers to something else; code units. */
const beginning = 44;

/** What an item is about, ahead of what it says: "Price: …". */
export const label = /^\p{L}[^:.;!?]{1,40}:\s/u;

/** What a sentence says, and names. */
export interface Spoken {
  readonly text: string;
  readonly subjects: readonly Mention[];
  /** The sentence as it may be quoted; null where it says nothing. */
  readonly alone: Quotation | null;
  /** With the one before; null where it does not lean on that. */
  readonly joined: Quotation | null;
  /** The text ahead of a word, and from it on. */
  readonly cutAt: (position: number) => readonly [ahead: string, behind: string];
}

/** A sentence that names a side, cut at the name. */
interface Cut extends Spoken {
  readonly first: number;
  readonly start: string;
  readonly end: string;
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
  const isWritten = isDerived(own.subject);
  const isTopic = isWritten ? isHome(own, other) : isHeadedBy(own, other, headed);
  const isStray = isWritten ? !isTopic : own.heading === 0 && headed > Number(other.heading > 0);
  const weigh = (at: number, first: number | undefined, before: number | undefined): number => {
    const said = spoken[at]!;
    if (first === undefined)
      return isWritten ? weighFollowing(said, own, before) : weighUnnamed(said, own, before);
    const [start, end] = said.cutAt(first);
    const named = { ...said, first, start, end };
    if (isWritten) return weighWritten(named, own, isTopic);
    return isStray && first < countLabelWords(said.text) ? 0 : weighNamed(named, own, other);
  };
  const about: number[] = [];
  for (const [at, { leadIn }] of passage.passage.sentences.entries()) {
    const before = isTopic ? about[leadIn ?? at - 1] : 0;
    const sure = weigh(at, own.sentences[at], before);
    about.push(isStray ? sure * elsewhere : sure);
  }
  return about;
}

/** Whether a heading is about a side: one that names several things of a lexicon is about none of them alone. */
function isHeadedBy(own: Naming, other: Naming, headed: number): boolean {
  return own.heading === 0 ? own.context && headed === 0 : other.heading === 0 && headed === 1;
}

/** Whether a passage belongs to a written name: by its heading and title, or by one of them that is not the other's. */
function isHome(own: Naming, other: Naming): boolean {
  const isNamed = own.heading > 0;
  if (isNamed && own.context) return true;
  return (isNamed || own.context) && other.heading === 0 && !other.context;
}

/** Of a sentence that names the side: it is about it when nothing else is named before. */
function weighNamed({ text, subjects, first, start }: Cut, own: Naming, other: Naming): number {
  const ahead = subjects.filter(({ position, subject }) => position < first && subject !== own.subject);
  if (ahead.length > 0) {
    // Below "Loom or wheel?" a sentence that names only the loom is about it.
    const headsBoth = own.heading > 0 && other.heading > 0;
    return headsBoth ? certainty.listed : weighAfter(ahead, own, start);
  }
  if (leans(text)) return giving.test(text) ? certainty.passing : certainty.aside;
  if (contrasting.test(text)) return 0;
  return isAtStart(start, first) ? certainty.first : certainty.passing;
}

function isAtStart(ahead: string, position: number): boolean {
  return position < startWords && !predicate.test(ahead);
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
function weighUnnamed({ text, subjects }: Spoken, own: Naming, before: number | undefined): number {
  const [other] = subjects;
  if (other !== undefined)
    return own.heading > 0 && other.subject.parent === own.subject?.name ? certainty.aside : 0;
  if (before === 0 || counting.test(text)) return 0;
  const isOther = before !== certainty.first && pronoun.test(text.slice(0, beginning));
  return isOther ? 0 : certainty.carried;
}

/**
 * Of a sentence that names no written name: it is about a heading that is the name and nothing else when it is the first
 * below it, and goes on about what the sentence before is surely about.
 */
function weighFollowing(said: Spoken, own: Naming, before: number | undefined): number {
  if (before === 0) return 0;
  if (isCarried(said, own, before)) return certainty.carried;
  if (own.heading === 1 && !leans(said.text)) return certainty.passing;
  return own.heading > 0 ? certainty.aside : 0;
}

function isCarried({ text, subjects }: Spoken, { heading }: Naming, before: number | undefined): boolean {
  if (before === undefined) return heading === 1 && (!leans(text) || saying.test(text));
  const isOn = before >= certainty.carried && leans(text) && !counting.test(text);
  return isOn && subjects.every(({ position }) => position >= startWords);
}

/**
 * Of a sentence with a name known by how it is written, which may be a word of other names too: it is about it when it
 * says what that is or does; else it counts by how much the passage is about it.
 */
function weighWritten(named: Cut, own: Naming, isTopic: boolean): number {
  const { text, first, start, end } = named;
  if (contrasting.test(text)) return 0;
  if (isByTheWay(text, end, own)) return certainty.aside;
  const isItself = isTopic || own.words > 1 || !isCertain(start, end);
  if ((isItself && isSaidOf(named, own)) || isRowOf(named, own)) return certainty.first;
  if (isTopic) return weighMention(own, isAtStart(start, first));
  return own.hasHome ? certainty.aside : weighHomeless(named);
}

/** Whether a sentence begins with a name and says what that is or does. */
function isSaidOf({ subjects, first, start, end }: Cut, own: Naming): boolean {
  // "The loom command weaves" tells of loom, and "the loom room" of a room.
  const words = own.words + Number(own.kinds.has(listWords(end)[own.words] ?? ''));
  const isOpen = opens(start) || (own.context && prefix.test(start));
  const isPart = subjects.some(
    ({ position, subject }) => position === first && listWords(subject.name).length > words,
  );
  return !isPart && isOpen && isAtStart(start, first) && acts[Math.min(words, acts.length) - 1]!.test(end);
}

/** Whether a name is all that the first cell of a row holds, maybe with numbers, and more than a word tells of it. */
function isRowOf({ alone, start, end }: Cut, { words }: Naming): boolean {
  const cell = end.slice(0, Math.max(0, end.indexOf(';')));
  const spare = listWords(cell).length - words;
  const isName = spare === 0 || (spare === 1 && /\p{N}$/u.test(cell));
  const isTold = /; [^:;]+: (?:[^\s;]+ [^\s;]|\P{L}?\p{N})/u.test(end);
  return (
    alone?.sentence.kind === 'row' && isName && isTold && /^(?:[^:;]+: [\d\W]+; )?[^:;]+: $/u.test(start)
  );
}

/** Whether a name that follows is what the sentence begins with, maybe behind a first name: "John Loom". */
function opens(start: string): boolean {
  return opening.test(start.replace(/\p{Lu}\p{Ll}+ $/u, ''));
}

/** Whether a sentence goes on about what was said before, or names something that is called after the name. */
function isByTheWay(text: string, end: string, { words }: Naming): boolean {
  return leans(text) ? !giving.test(text) : words === 1 && partial.test(end);
}

/** Whether a common name means one that was spoken of, and not what is called so: "the loom" of a hall. */
function isCertain(start: string, end: string): boolean {
  return /\bthe $/iu.test(start) && /^\p{Ll}/u.test(end);
}

/** Of a name that no heading holds: "Loom is a tool" tells what a tool is, "a loom or a wheel" nothing. */
function weighHomeless({ text, subjects, first, start, end }: Cut): number {
  if (kind.test(start) && /^\p{Ll}/u.test(end) && subjects.some(({ position }) => position < first))
    return certainty.first;
  const isTold = giving.test(text) || (opens(start) && goesOn.test(end));
  return isTold ? certainty.passing : certainty.aside;
}

/** Of a mention where the passage is about the name: the heading's share tells how likely it is what is spoken of. */
function weighMention({ heading, context }: Naming, isFirst: boolean): number {
  const isWhole = heading > 0.5 || (heading > 0 && context);
  if (isFirst) return isWhole ? certainty.listed : certainty.passing;
  return isWhole ? certainty.passing : certainty.aside;
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
