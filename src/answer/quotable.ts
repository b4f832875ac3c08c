import { type Token, tokenize } from '../analysis/tokenize.ts';
import type { Passage, Sentence } from '../corpus/document.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import { listTerms } from '../retrieval/term-vector.ts';
import { comparative } from './comparing-words.ts';
import { findNames, type Naming } from './find-names.ts';
import {
  countLabelWords,
  followTopic,
  leans,
  type Mention,
  type Place,
  type Spoken,
} from './follow-topic.ts';
import { isDerived, type Resolved } from './resolve-subject.ts';

/** A sentence that may be quoted in a comparison. */
export interface Quotable {
  readonly passage: IndexedPassage;
  readonly sentence: Sentence;
  /** Number of the sentence in its passage. */
  readonly at: number;
  readonly text: string;
  /** How surely the sentence is about each side, 0..1; both above 0 where it is about both. */
  readonly about: readonly [number, number];
  /** Whether it is about both and stands under a heading of both. */
  readonly isHeaded: boolean;
}

/** How many passages of each side are read. */
const passageLimit = 40;

/** Less is no statement. */
const leastWords = 4;

/** Most words of a quotation of two sentences. */
const quoteWords = 60;

/**
 * Makes a lister of the sentences that are about either of two subjects or both, of the best passages first. What a
 * passage says is read once.
 */
export function createQuotableLister(
  index: PassageIndex,
): (pair: readonly [Resolved, Resolved]) => readonly Quotable[] {
  const known = new WeakMap<IndexedPassage, Place>();
  return (pair) => {
    const found = pair.flatMap(({ terms }) => index.find(terms, passageLimit));
    const passages = [...new Set(found.map(({ passage }) => passage))];
    const [namesA, namesB] = [findNames(pair[0], passages, index), findNames(pair[1], passages, index)];
    const areRelated = pair.some(
      ({ subject }, at) => subject !== null && subject.parent === pair[1 - at]?.subject?.name,
    );
    return passages.flatMap((passage, at) => {
      const [a, b] = [namesA[at]!, namesB[at]!];
      const read = known.get(passage) ?? listSpoken(passage, index);
      known.set(passage, read);
      return readPassage({
        ...read,
        a: isPart(pair[0], pair[1]) ? withoutLonger(a, b) : a,
        b: isPart(pair[1], pair[0]) ? withoutLonger(b, a) : b,
        areRelated,
      });
    });
  };
}

function isPart({ name }: Resolved, whole: Resolved): boolean {
  return whole.name.toLowerCase().includes(name.toLowerCase());
}

/** What names one side, without what names the other by a longer name: "Link Solar" does not name "Link". */
function withoutLonger(own: Naming, other: Naming): Naming {
  return {
    ...own,
    sentences: own.sentences.map((first, at) => (first === other.sentences[at] ? undefined : first)),
    heading: other.heading > own.heading ? 0 : own.heading,
  };
}

function listSpoken(passage: IndexedPassage, index: PassageIndex): Place {
  const { document, sentences } = passage.passage;
  const spoken = sentences.map(({ start, end }) => {
    const text = document.text.slice(start, end);
    let tokens: readonly Token[] | null = null;
    const startOf = (position: number): number => (tokens ??= tokenize(text))[position]?.start ?? 0;
    return {
      text,
      subjects: Array.of<Mention>(),
      textAhead: (position: number) => (position === 0 ? '' : text.slice(0, startOf(position))),
      textBehind: (position: number) => text.slice(startOf(position)),
    };
  });
  for (const { term, sentence, position } of listTerms(passage.terms)) {
    const subject = index.subjectOf(term);
    if (subject !== undefined) spoken[sentence]?.subjects.push({ subject, position });
  }
  const heading = new Set([...passage.terms.heading].flatMap((term) => index.subjectOf(term) ?? []));
  return { passage, spoken, headed: heading.size };
}

interface PlaceOfPair extends Place {
  readonly a: Naming;
  readonly b: Naming;
  /** Whether one side is a part or kind of the other: naming both is how it is told what it is. */
  readonly areRelated: boolean;
}

function readPassage(place: PlaceOfPair): readonly Quotable[] {
  const { passage, spoken, a, b, areRelated } = place;
  const headsBoth = a.heading > 0 && b.heading > 0;
  const [topicA, topicB] = [followTopic(place, a, b), followTopic(place, b, a)];
  return passage.passage.sentences.flatMap((sentence, at): readonly Quotable[] => {
    const { text } = spoken[at]!;
    if (!isStatement(sentence, passage.passage) || leavesOther(place, at)) return [];
    const firsts = [a, b].flatMap((naming) => naming.sentences[at] ?? []);
    const said = { passage, sentence, at, text, isHeaded: false };
    const [left, right] = [topicA[at]!, topicB[at]!];
    if (firsts.length > 0 && leans(text))
      return [{ ...said, text: withBefore(passage.passage, at), about: [left, right] }];
    if (firsts.length === 2 && !areRelated) {
      const isBoth = isAboutBoth(spoken[at]!, Math.min(...firsts), headsBoth);
      return isBoth ? [{ ...said, about: [1, 1], isHeaded: headsBoth }] : [];
    }
    return [{ ...said, about: left >= right ? [left, 0] : [0, right] }];
  });
}

/** How a sentence begins that tells what the text leaves open, and nothing of a thing. */
const open =
  /^[^,;]*\b(?:(?:not|nothing) (?:was |is )?(?:looked up|found|told|explained)(?=[.,;]| (?:about|here)\b)|no source (?:was|is|confirms|says)\b|could not be confirmed\b)/iu;

/** What only leads in to a list says nothing by itself, and neither does a name or a question. */
function isStatement({ kind, words, start, end }: Sentence, { document }: Passage): boolean {
  const text = document.text.slice(start, end);
  return kind !== 'code' && words >= leastWords && !/[:?]$/u.test(text) && !open.test(text);
}

/** Whether a sentence says that something is more than another of its heading: "Isolation: KVM is stronger". */
function leavesOther({ spoken, headed, a, b }: PlaceOfPair, at: number): boolean {
  if (headed < 2 || (a.heading > 0 && b.heading > 0)) return false;
  const { text, subjects } = spoken[at]!;
  return comparative.test(text) && new Set(subjects.map(({ subject }) => subject)).size < 2;
}

/** A sentence that leans on the one before, with that one where it is a statement; no longer than a quotation may be. */
function withBefore(passage: Passage, at: number): string {
  const [before, own] = [passage.sentences[at - 1], passage.sentences[at]!];
  const isJoined =
    before !== undefined && before.words + own.words <= quoteWords && isStatement(before, passage);
  return passage.document.text.slice(isJoined ? before.start : own.start, own.end);
}

/** Whether a sentence that names both sides names them first. */
function isAboutBoth({ text, subjects }: Spoken, first: number, headsBoth: boolean): boolean {
  // Under the heading of a comparison an item's label ("Kernel: …") is an aspect, even where it is a subject too.
  const from = headsBoth ? countLabelWords(text) : 0;
  return subjects.every(
    ({ position, subject }) => position < from || position >= first || isDerived(subject),
  );
}
