import { rankWord } from '../analysis/common-words.ts';
import { listWords } from '../analysis/tokenize.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { searchTexts } from '../retrieval/text-search.ts';
import { createTypingSearch, type SearchTyped, type TypedMatch } from '../retrieval/typing-search.ts';
import type { Completer, Completion, Field } from './completion.ts';
import {
  type CompletionEntry,
  createKey,
  isKey,
  listNames,
  listSections,
  toCompletion,
} from './completion-entries.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { resolveSubject } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** Sections of a corpus that is larger are only found by what they say, so that a key stroke does not take too long. */
const mostSections = 10_000;

/** Of what is offered for an empty field, the share of questions; the rest are subjects. */
const questionShare = 0.6;

/**
 * Makes the completer of a corpus; what it looks things up in is only made when somebody types.
 * @param aspectsOf - aspects that the corpus speaks of for two names
 */
export function createCompleter(
  corpus: Corpus,
  sources: AnswerSources,
  aspectsOf: (a: string, b: string) => readonly string[],
): Completer {
  let made: Lookup | null = null;
  const lookup = (): Lookup => (made ??= createLookup(corpus, sources));
  return {
    complete(field, typed, limit) {
      if (field.kind === 'aspect') return completeAspect(typed, field, sources, aspectsOf).slice(0, limit);
      return field.kind === 'question'
        ? completeQuestion(typed, limit, lookup(), sources)
        : completeSubject(typed, limit, field.other, { lookup: lookup(), sources });
    },
    recall: (value) => (isKey(value) ? (lookup().texts().get(value) ?? null) : value),
  };
}

/** What completing looks things up in. */
interface Lookup {
  /** Sections, then names; questions ahead of other sections, the names spoken of most first. */
  readonly entries: readonly CompletionEntry[];
  readonly names: readonly CompletionEntry[];
  readonly searchAll: SearchTyped;
  readonly searchNames: SearchTyped;
  /** Texts by their keys. */
  readonly texts: () => ReadonlyMap<string, string>;
}

function createLookup({ passages }: Corpus, { index, subjects }: AnswerSources): Lookup {
  const rarity = new Map(
    subjects.map((subject) => {
      const terms = index.analyzer.analyze(subject.name);
      return [subject.name, index.idf(terms.find((term) => term.subject === subject)?.term ?? '')];
    }),
  );
  const rank = ({ asked }: CompletionEntry): number => rarity.get(asked) ?? 0;
  const names = listNames(subjects).toSorted((a, b) => rank(a) - rank(b));
  const entries = [...listSections(passages, mostSections), ...names];
  const isWord = (typed: string): boolean =>
    rankWord(typed) !== null || index.vocabulary.complete(typed) !== null;
  let texts: ReadonlyMap<string, string> | null = null;
  return {
    entries,
    names,
    searchAll: createTypingSearch(entries, isWord),
    searchNames: createTypingSearch(names, isWord),
    texts: () => (texts ??= new Map(entries.map((entry) => [createKey(entry), entry.asked]))),
  };
}

/** An entry, and why it is offered. */
interface Offer {
  readonly entry: CompletionEntry;
  readonly match: Completion['match'];
}

/** What is looked up of a question that is being typed: each word is work. */
const lookedUp = /^(?:[^\p{L}\p{N}]*[\p{L}\p{N}]+){0,20}/u;

function completeQuestion(
  typed: string,
  limit: number,
  { entries, names, searchAll }: Lookup,
  { index }: AnswerSources,
): readonly Completion[] {
  const read = lookedUp.exec(typed)?.[0] ?? '';
  const { offers, isWhole } = findNamed(searchAll(read), entries, (_, at) => at);
  const said = new Set(
    isWhole && offers.length >= limit ? [] : searchTexts(read, index).map(({ section }) => section),
  );
  const byText = [...said].flatMap((section): readonly Offer[] => {
    const entry = entries.find((each) => each.section === section);
    return entry === undefined ? [] : [{ entry, match: 'content' }];
  });
  const found = takeDistinct(isWhole ? [...offers, ...byText] : [...byText, ...offers], limit);
  if (found.length > 0) return found;
  const questions = entries.filter(({ kind }) => kind === 'question');
  const sections = questions.length > 0 ? questions : entries.filter(({ kind }) => kind === 'section');
  const best = suggest([
    ...sections.slice(0, Math.ceil(limit * questionShare)),
    ...names.filter(({ alias }) => alias === null),
    ...sections,
  ]);
  const text = typed.trim();
  if (text === '') return takeDistinct(best, limit);
  const own: Completion = { value: text, text, kind: 'typed', match: 'suggested', alias: null };
  return [own, ...takeDistinct(best, limit - 1)];
}

/** What goes with the other side, the nearest first. */
function completeSubject(
  typed: string,
  limit: number,
  other: string | null,
  { lookup: { names, searchNames }, sources }: { readonly lookup: Lookup; readonly sources: AnswerSources },
): readonly Completion[] {
  const against = other === null ? null : resolveSubject(other, sources);
  const near = against === null ? [] : listRelatedSubjects(against, sources).map(({ name }) => name);
  const nearness = new Map(near.map((name, at) => [name, at]));
  const rank = ({ asked }: CompletionEntry, at: number): number => nearness.get(asked) ?? near.length + at;
  const isOther = ({ entry: { asked } }: Offer): boolean =>
    asked === against?.name || asked.toLowerCase() === other?.trim().toLowerCase();
  const found = findNamed(searchNames(typed), names, rank).offers.filter((offer) => !isOther(offer));
  if (found.length > 0) return takeDistinct(found, limit);
  const ranks = new Map(names.map((entry, at) => [entry, rank(entry, at)]));
  const own = names.filter(({ alias }) => alias === null);
  const best = suggest(own.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!));
  return takeDistinct(
    best.filter((offer) => !isOther(offer)),
    limit,
  );
}

/** Aspects that the corpus has for a pair; all while it is not known, or none has the typed words in one of its names. */
function completeAspect(
  typed: string,
  { a, b }: Extract<Field, { kind: 'aspect' }>,
  { aspects }: AnswerSources,
  aspectsOf: (a: string, b: string) => readonly string[],
): readonly Completion[] {
  const held = a !== null && b !== null ? aspectsOf(a, b) : aspects.map(({ name }) => name);
  const starts = listWords(typed);
  const isTyped = (text: string): boolean =>
    starts.every((start) => listWords(text).some((word) => word.startsWith(start)));
  const found = held.filter((name) =>
    [name, ...(aspects.find((aspect) => aspect.name === name)?.words ?? [])].some(isTyped),
  );
  const match = starts.length === 0 || found.length === 0 ? 'suggested' : 'keyword';
  return (found.length > 0 ? found : held).map((name) => ({
    value: name,
    text: name,
    kind: 'aspect',
    match,
    alias: null,
  }));
}

const fits = { whole: 0, start: 1, words: 2, some: 3 } as const;

/**
 * What was found by its name: whole names first, then names that begin so, then those that have the words; other names
 * of a thing after its own.
 * @param rank - order of entries that fit equally well, the lowest first
 */
function findNamed(
  matches: readonly TypedMatch[],
  entries: readonly CompletionEntry[],
  rank: (entry: CompletionEntry, at: number) => number,
): { readonly offers: readonly Offer[]; readonly isWhole: boolean } {
  const named = matches.map(({ entry: at, fit, isCorrected, score }) => {
    const entry = entries[at]!;
    const isExact = !isCorrected && (fit === 'whole' || fit === 'start');
    const order = [fits[fit], Number(entry.alias !== null), fit === 'start' ? 0 : -score, rank(entry, at)];
    return { entry, match: isExact ? ('exact' as const) : ('keyword' as const), order };
  });
  const offers = named.toSorted(
    (a, b) => a.order.map((value, at) => value - b.order[at]!).find((difference) => difference !== 0) ?? 0,
  );
  return { offers, isWhole: matches[0]?.fit !== 'some' };
}

function suggest(entries: readonly CompletionEntry[]): readonly Offer[] {
  return entries.map((entry) => ({ entry, match: 'suggested' }));
}

/** Each text once: a heading that only names a subject is asked like the subject. */
function takeDistinct(offers: readonly Offer[], limit: number): readonly Completion[] {
  const distinct = new Map<string, Completion>();
  for (const { entry, match } of offers) {
    const key = entry.asked.toLowerCase();
    if (!distinct.has(key) && distinct.size < limit) distinct.set(key, toCompletion(entry, match));
  }
  return [...distinct.values()];
}
