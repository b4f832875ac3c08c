import type { Passage, Sentence } from '../corpus/document.ts';
import { holdsEvidence } from '../retrieval/evidence.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { IndexedPassage } from '../retrieval/passage-index.ts';

/** A sentence as it may be quoted in a comparison, whatever is compared. */
export interface Quotation {
  readonly passage: IndexedPassage;
  readonly sentence: Sentence;
  /** Number of the sentence in its passage. */
  readonly at: number;
  /** The sentence, by itself or with the one on which it leans. */
  readonly text: string;
  /** How well it reads by itself, from 0. */
  readonly worth: number;
  /** How clearly it says what a thing is, from 0. */
  readonly definition: number;
}

/** Less is no statement. */
const leastWords = 4;

/** Most words of a quotation of two sentences. */
const quoteWords = 60;

/** Sentences up to this length are read at a glance; code units. */
const glance = 160;

const weights = { first: 0.3, defined: 0.6, definition: 0.5, long: 0.25 } as const;

/** What is left of the worth of a sentence that leans on the one before, and of one that is half code. */
const shares = { leaning: 0.6, technical: 0.6, pointing: 0.3 } as const;

/** How a sentence begins that speaks on of something. */
const leaning =
  /^(?:(?:but|however|also|instead|then|and|so),? )?(?:it|its|they|their|there|this|that|these|those|such|both|several|he|his|she|her|here|so (?:do|does|did|is|are|was|were)|with (?:it|that|this)|(?:all|any|some|most|none) of|all (?:two|three|four))\b/iu;

/** How a sentence begins that gives an example of what the one before says. */
export const giving = /^(?:for (?:example|instance)|typically)\b/iu;

/** "The first is slow", and not "The first Tarn". */
export const counting = /^[Tt]he (?:first|second|third|other|latter|former) \p{Ll}/u;

/** Whether a sentence only makes sense after the one before. */
export function leans(text: string): boolean {
  return leaning.test(text) || counting.test(text) || giving.test(text);
}

/** How a sentence tells what to do or where to look. */
const pointing =
  /^(?:to|if|see|for|more|note|please|yes|no)\b|\b(?:see|listed) (?:also|here|below|above)\b/iu;

/** What stands in code and not in sentences. */
const technical = /:\/\/|[<>{}|\\=[\]]|(?:^|\s)--?\p{L}|::|\w\(\d?\)/u;

/** How a sentence begins that tells what the text leaves open, and nothing of a thing. */
const open =
  /^[^,;]*\b(?:(?:not|nothing) (?:was |is )?(?:looked up|found|told|explained)(?=[.,;]| (?:about|here)\b)|no source (?:was|is|confirms|says)\b|could not be confirmed\b)/iu;

/** What may be quoted of a sentence, by itself or where it `leans` with the one before; null where it says nothing. */
export function quote(passage: IndexedPassage, at: number, isLeaning: boolean): Quotation | null {
  const { document, sentences } = passage.passage;
  const sentence = sentences[at]!;
  if (!isStatement(sentence, document.text)) return null;
  const before = isLeaning ? sentences[at - 1] : undefined;
  const isJoined =
    before !== undefined && before.words + sentence.words <= quoteWords && isStatement(before, document.text);
  const text = document.text.slice(isJoined ? before.start : sentence.start, sentence.end);
  const isFirst = at === 0 && readIntent(headingOf(passage.passage)).intent === 'definition';
  const isDefinition = holdsEvidence(text, sentence.kind, ['definition']);
  return {
    passage,
    sentence,
    at,
    text,
    worth: weighText(text, at),
    definition: isDefinition ? weights.definition + (isFirst ? weights.defined : 0) : 0,
  };
}

/** What only leads in to a list says nothing by itself, and neither does a name or a question; a note needs its text. */
function isStatement({ kind, words, start, end }: Sentence, document: string): boolean {
  const text = document.slice(start, end);
  return (
    kind !== 'code' && kind !== 'note' && words >= leastWords && !/[:?]$/u.test(text) && !open.test(text)
  );
}

function weighText(text: string, at: number): number {
  const tooLong = Math.max(0, Math.min(1, (text.length - glance) / glance));
  return (
    (1 + weights.first / (1 + at) - weights.long * tooLong) *
    (leans(text) ? shares.leaning : 1) *
    (technical.test(text) ? shares.technical : 1) *
    (pointing.test(text) ? shares.pointing : 1)
  );
}

/** The heading right above a passage, or the title of its document. */
export function headingOf({ section, document }: Passage): string {
  return section.headings.at(-1) ?? document.title;
}
