import type { Term } from '../analysis/analyze.ts';
import { rankWord } from '../analysis/common-words.ts';
import { tokenize } from '../analysis/tokenize.ts';
import type { Thesaurus } from '../analysis/thesaurus.ts';
import type { Subject } from '../corpus/lexicon.ts';
import { definitionTerm } from './definitions.ts';
import { type Intent, readIntent } from './intent.ts';
import type { PassageIndex, WeightedTerms } from './passage-index.ts';
import { type Reading, repairWords } from './repair.ts';

/** One thing a question asks about: a word or phrase, and the terms that are accepted for it. */
export interface Slot {
  /** As typed. */
  readonly word: string;
  readonly term: string;
  /** Terms of the index that fill the slot, with how well they do, 0..1. */
  readonly alternatives: WeightedTerms;
  /** How much the slot tells passages apart. */
  readonly idf: number;
  readonly subject: Subject | null;
  readonly isCorrected: boolean;
}

export interface Query {
  /** The question with its misspelt words repaired. */
  readonly text: string;
  /** The stems of all of its words, stop words among them; for a name alone as it stands, too. */
  readonly stems: readonly ReadonlySet<string>[];
  readonly intent: Intent;
  /** The number of the term of passages that say what the thing asked about is; null where none does or is asked for. */
  readonly definition: number | null;
  readonly slots: readonly Slot[];
  readonly repairs: readonly Reading[];
}

/** Weight of a single word of a phrase in place of the phrase. */
const partWeight = 0.35;

/** Weight of the plain word in place of the subject it names. */
const wordForSubjectWeight = 0.9;

/** An everyday word that the corpus lacks is likely said another way there; a rare one is likely what is missing. */
const commonUnknownWeight = 0.5;

/** Weight of the most frequent words of the language, and the rank from which a word has its full weight. */
const commonest = { weight: 0.5, rank: 3000 } as const;

/** A corrected word counts for a little less than one typed right. */
const correctedWeight = 0.9;

/** Reads a question against an index: corrects unknown words, recognises subjects, adds synonyms. */
export function buildQuery(question: string, index: PassageIndex, thesaurus: Thesaurus): Query {
  const { text: repaired, terms, repairs } = repairWords(question, index, thesaurus);
  const { intent, heads, asksMeaning, isShortened } = readAsked(repaired, terms, index);
  const corrected = new Set(repairs.flatMap(({ read }) => read.split(' ')));
  const slots = heads.every((head) => isLetter(head, index))
    ? []
    : heads.map((head) => toSlot(head, index, thesaurus, corrected));
  const text = isShortened ? `what is ${heads[0]!.term.surface}` : repaired;
  const words = heads.flatMap(({ term }) => term.surface.split(' '));
  return {
    text,
    stems: [...new Set([text, repaired])].map((wording) => new Set(index.analyzer.listStems(wording))),
    intent,
    slots,
    definition: asksMeaning ? (index.numberOf(definitionTerm(words, index.analyzer)) ?? null) : null,
    repairs,
  };
}

/** What is asked for where it is asked what a thing is. */
const meaning: ReadonlySet<Intent> = new Set(['expansion', 'definition']);

/** What is asked for, and of what; `isShortened` where a name is given and asked what it is, as "LXC stands for". */
function readAsked(text: string, terms: readonly Term[], index: PassageIndex) {
  const { intent, spent } = readIntent(text);
  const all = chooseHeads(listAsked(text, terms, index), index);
  const told = all.filter(({ term }) => !spent.has(term.surface));
  const heads = told.length > 0 ? told : all;
  const isName = heads.length === 1 && heads[0]!.term.subject !== null;
  // "What are containers" asks for no examples.
  const isOnlyNamed = isName && intent === 'list' && told.length === all.length;
  const asksMeaning = isOnlyNamed || meaning.has(intent) || index.analyzer.findSubject(text) !== null;
  return {
    // A subject named and nothing asked of it: what it is, is asked.
    intent: isName && intent === 'topic' ? 'definition' : intent,
    heads,
    asksMeaning,
    isShortened: isName && asksMeaning,
  };
}

/** A letter by itself says too little to be looked for, unless a heading has it. */
function isLetter({ term }: Head, index: PassageIndex): boolean {
  return term.subject === null && /^\p{L}$/u.test(term.surface) && !index.isHeaded(term.term);
}

/** The terms of a question; of one in stop words alone, those that name a heading: all of it, or in capitals "IT". */
function listAsked(text: string, terms: readonly Term[], index: PassageIndex): readonly Term[] {
  const { analyzer } = index;
  if (terms.length > 0) return terms;
  const words = analyzer.analyze(text, tokenize(text), new Set());
  const headed = words.filter(({ term }) => index.isHeaded(term));
  if (headed.length === words.length) return words;
  return headed.filter(({ start, end }) => /^\p{Lu}{2,}$/u.test(text.slice(start, end)));
}

interface Head {
  readonly term: Term;
  readonly parts: readonly Term[];
}

/** The longest known phrase at each place, and the words outside of phrases. */
function chooseHeads(terms: readonly Term[], index: PassageIndex): readonly Head[] {
  const known = terms.filter((term) => isPhrase(term) && index.has(term.term));
  const phrases = known.filter(
    (phrase) => !known.some((other) => other.length > phrase.length && covers(other, phrase)),
  );
  const words = terms.filter((term) => !isPhrase(term));
  const free = words.filter((word) => !phrases.some((phrase) => covers(phrase, word)));
  const heads = [
    ...phrases.map((term) => ({ term, parts: words.filter((word) => covers(term, word)) })),
    ...free.map((term) => ({ term, parts: [] })),
  ];
  return heads.toSorted((a, b) => a.term.position - b.term.position);
}

function covers(phrase: Term, term: Term): boolean {
  return term.position >= phrase.position && term.position < phrase.position + phrase.length;
}

function isPhrase(term: Term): boolean {
  return term.subject !== null || term.length > 1;
}

function toSlot(
  { term, parts }: Head,
  index: PassageIndex,
  thesaurus: Thesaurus,
  corrected: ReadonlySet<string>,
): Slot {
  const alternatives = new Map<string, number>();
  const accept = (name: string, weight: number): void => {
    if (index.has(name)) alternatives.set(name, Math.max(weight, alternatives.get(name) ?? 0));
  };
  const isCorrected = term.surface.split(' ').some((word) => corrected.has(word));
  const full = isCorrected ? correctedWeight : 1;
  accept(term.term, full);
  for (const part of parts) accept(part.term, full * (term.length === 1 ? wordForSubjectWeight : partWeight));
  const synonymOf = term.length === 1 ? (parts[0]?.term ?? term.term) : term.term;
  for (const [name, weight] of thesaurus.alternatives(synonymOf)) accept(name, full * weight);
  return {
    word: term.surface,
    term: term.term,
    alternatives,
    idf: weighTerm(term, alternatives.size > 0) * idfOf(term.term, alternatives, index),
    subject: term.subject,
    isCorrected,
  };
}

/** Frequent words of the language tell less than the few passages of a small corpus make believe. */
function weighTerm(term: Term, isKnown: boolean): number {
  const rank = isPhrase(term) ? null : rankWord(term.surface);
  if (rank === null) return 1;
  const { weight } = commonest;
  const share = weight + (1 - weight) * Math.min(1, Math.log(1 + rank) / Math.log(1 + commonest.rank));
  return isKnown ? share : commonUnknownWeight * share;
}

/** A word the index lacks is as telling as the rarest of its synonyms; one without any, as a word never seen. */
function idfOf(term: string, alternatives: WeightedTerms, index: PassageIndex): number {
  if (index.has(term) || alternatives.size === 0) return index.idf(term);
  return Math.max(...[...alternatives.keys()].map((name) => index.idf(name)));
}

/** An alternative that weighs less finds nothing that may stand for the word. */
const leastLookedUp = 0.6;

/** In a corpus of this size or more, a term in more than this share of the passages is not looked up where rarer ones are. */
const frequent = { size: 1000, share: 0.03 } as const;

export function listTerms({ slots }: Query, index: PassageIndex): WeightedTerms {
  const terms = new Map<string, number>();
  for (const { alternatives } of slots) {
    for (const [term, weight] of alternatives) {
      if (weight >= leastLookedUp) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
    }
  }
  if (terms.size === 0) {
    for (const { alternatives } of slots) for (const [term, weight] of alternatives) terms.set(term, weight);
  }
  if (index.passages.length < frequent.size) return terms;
  const least = Math.log(1 + 1 / frequent.share);
  const rare = [...terms].filter(([term]) => index.idf(term) >= least);
  return rare.length === 0 ? terms : new Map(rare);
}
