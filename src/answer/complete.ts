import { stopWords } from '../analysis/stop-words.ts';
import { tokenize } from '../analysis/tokenize.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Section } from '../corpus/document.ts';
import { createCache } from '../retrieval/cache.ts';
import { buildQuery } from '../retrieval/query.ts';
import { search } from '../retrieval/search.ts';
import { createTypingSearch, type SearchTyped, type TypedMatch } from '../retrieval/typing-search.ts';
import { completeAspect } from './complete-aspect.ts';
import type { Completer, Completion } from './completion.ts';
import {
  type CompletionEntry,
  createKey,
  isKey,
  listNames,
  listSections,
  type SectionEntry,
  toCompletion,
} from './completion-entries.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { resolveSubject } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** Sections of a corpus that is larger are only found by what they say, lest a key stroke takes too long. */
const mostSections = 10_000;

/** Of what is offered for an empty field, the share of questions; the rest are subjects. */
const questionShare = 0.6;

/** A passage is offered for what it says where it has at least this much of what was typed, 0..1. */
const leastCoverage = 0.6;

/** For how many subjects and pairs it is kept what goes with them. */
const cachedPairs = 200;

/** Makes the completer of a corpus; what it looks things up in is only made when somebody types. */
export function createCompleter(
  corpus: Corpus,
  sources: AnswerSources,
  listAspects: (a: string, b: string) => readonly string[],
): Completer {
  let made: Lookup | null = null;
  const lookup = (): Lookup => (made ??= createLookup(corpus, sources));
  const aspectsOf = createCache((pair: string): readonly string[] => {
    const [a = '', b = ''] = pair.split('\n');
    return listAspects(a, b);
  }, cachedPairs);
  return {
    complete(field, typed, limit) {
      if (field.kind === 'aspect') return completeAspect(typed, field, aspectsOf).slice(0, limit);
      return field.kind === 'question'
        ? completeQuestion(typed, limit, lookup(), sources)
        : completeSubject(typed, limit, field.other, lookup());
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
  readonly ofSection: ReadonlyMap<Section, SectionEntry>;
  /** Names that go with a name, the likeliest first, and what that name was read as. */
  readonly related: (name: string) => Related;
  /** Texts by their keys. */
  readonly texts: () => ReadonlyMap<string, string>;
}

interface Related {
  readonly own: string | null;
  readonly names: readonly string[];
}

function createLookup({ passages }: Corpus, sources: AnswerSources): Lookup {
  const { index, subjects } = sources;
  const sections = listSections(passages, mostSections);
  const terms = new Map(
    subjects.map((subject) => [
      subject.name,
      index.analyzer.analyze(subject.name).find((term) => term.subject === subject)?.term ?? subject.name,
    ]),
  );
  const rarity = new Map(Array.from(terms, ([name, term]) => [name, index.idf(term)]));
  const names = listNames(subjects).toSorted(
    (a, b) => (rarity.get(a.asked) ?? 0) - (rarity.get(b.asked) ?? 0),
  );
  const entries = [...sections, ...names];
  const isWord = (typed: string): boolean =>
    index.commonWords.rank(typed) !== null || index.vocabulary.complete(typed) !== null;
  let texts: ReadonlyMap<string, string> | null = null;
  return {
    entries,
    names,
    searchAll: createTypingSearch(entries, isWord),
    searchNames: createTypingSearch(names, isWord),
    ofSection: new Map(sections.map((entry) => [entry.section, entry])),
    related: createCache(
      (name: string) => ({
        own: resolveSubject(name, sources)?.name ?? null,
        names: listRelatedSubjects(name, subjects.length, sources),
      }),
      cachedPairs,
    ),
    texts: () => (texts ??= new Map(entries.map((entry) => [createKey(entry), entry.asked]))),
  };
}

function completeQuestion(
  typed: string,
  limit: number,
  lookup: Lookup,
  sources: AnswerSources,
): readonly Completion[] {
  const { whole, partial } = findNamed(typed, lookup.entries, lookup.searchAll, (_, at) => at);
  const said = whole.length < limit ? findSaid(typed, lookup, sources) : [];
  const found = takeDistinct([...whole, ...said, ...partial], limit);
  if (found.length > 0) return found;
  const questions = lookup.entries.filter(({ kind }) => kind === 'question');
  const sections = questions.length > 0 ? questions : lookup.entries.filter(({ kind }) => kind === 'section');
  const best = [
    ...sections.slice(0, Math.ceil(limit * questionShare)),
    ...lookup.names.filter(({ alias }) => alias === null),
    ...sections,
  ];
  const text = typed.trim();
  const own: readonly Completion[] =
    text === '' ? [] : [{ value: text, text, kind: 'typed', match: 'suggested', alias: null }];
  return takeDistinct([...own, ...best.map((entry) => toCompletion(entry, 'suggested'))], limit);
}

function completeSubject(
  typed: string,
  limit: number,
  other: string | null,
  { names, searchNames, related }: Lookup,
): readonly Completion[] {
  const { own, names: near } = other === null ? nothingRelated : related(other.trim());
  const nearness = new Map(near.map((name, at) => [name, at]));
  const rank = ({ asked }: CompletionEntry, at: number): number => nearness.get(asked) ?? near.length + at;
  const isOther = ({ text }: Completion): boolean =>
    text === own || text.toLowerCase() === other?.trim().toLowerCase();
  const { whole, partial } = findNamed(typed, names, searchNames, rank);
  const found = [...whole, ...partial].filter((completion) => !isOther(completion));
  if (found.length > 0) return takeDistinct(found, limit);
  const best = names
    .filter(({ alias }) => alias === null)
    .map((entry, at) => ({ completion: toCompletion(entry, 'suggested'), rank: rank(entry, at) }))
    .filter(({ completion }) => !isOther(completion))
    .toSorted((a, b) => a.rank - b.rank);
  return takeDistinct(
    best.map(({ completion }) => completion),
    limit,
  );
}

const nothingRelated: Related = { own: null, names: [] };

/** What has all of the typed words in its name, and what has some of them; the best first. */
interface Named {
  readonly whole: readonly Completion[];
  readonly partial: readonly Completion[];
}

interface NamedMatch extends Omit<TypedMatch, 'entry'> {
  readonly entry: CompletionEntry;
  readonly rank: number;
}

const fits = { whole: 0, start: 1, words: 2, some: 3 } as const;

function findNamed(
  typed: string,
  entries: readonly CompletionEntry[],
  searchTyped: SearchTyped,
  rank: (entry: CompletionEntry, at: number) => number,
): Named {
  const matches = searchTyped(typed).flatMap((match): NamedMatch[] => {
    const entry = entries[match.entry];
    return entry === undefined ? [] : [{ ...match, entry, rank: rank(entry, match.entry) }];
  });
  const ownFits = new Map(
    matches.flatMap(({ entry: { alias, asked }, fit }) => (alias === null ? [[asked, fits[fit]]] : [])),
  );
  const sorted = matches
    .filter(
      ({ entry, fit }) => entry.alias === null || (ownFits.get(entry.asked) ?? fits.some + 1) > fits[fit],
    )
    .toSorted(compareMatches);
  return {
    whole: sorted.filter(({ fit }) => fit !== 'some').map(completeNamed),
    partial: sorted.filter(({ fit }) => fit === 'some').map(completeNamed),
  };
}

function completeNamed({ entry, fit, isCorrected }: NamedMatch): Completion {
  return toCompletion(entry, !isCorrected && (fit === 'whole' || fit === 'start') ? 'exact' : 'keyword');
}

/** Whole names first, then names that begin so, other names of a thing last among them; then the others by score. */
function compareMatches(a: NamedMatch, b: NamedMatch): number {
  const byFit = fits[a.fit] - fits[b.fit];
  if (byFit !== 0) return byFit;
  if (a.fit !== 'start') return b.score - a.score || a.rank - b.rank;
  return Number(a.entry.alias !== null) - Number(b.entry.alias !== null) || a.rank - b.rank;
}

/** Sections that say what was typed; a word that is not finished is read as the corpus's most frequent one. */
function findSaid(
  typed: string,
  { ofSection }: Lookup,
  { index, thesaurus }: AnswerSources,
): readonly Completion[] {
  const last = tokenize(typed).at(-1);
  if (last === undefined || tokenize(typed).every(({ word }) => stopWords.has(word))) return [];
  const whole = index.has(index.analyzer.stem(last.word)) ? null : index.vocabulary.complete(last.word);
  const text = whole === null ? typed : typed.slice(0, last.start) + whole + typed.slice(last.end);
  const hits = search(buildQuery(text, index, thesaurus), index);
  return hits
    .filter(({ features }) => features.coverage >= leastCoverage)
    .flatMap(({ passage }) => ofSection.get(passage.section) ?? [])
    .map((entry) => toCompletion(entry, 'content'));
}

/** Each text once: a heading that only names a subject is asked like the subject. */
function takeDistinct(completions: readonly Completion[], limit: number): readonly Completion[] {
  const texts = new Set<string>();
  return completions
    .filter(({ text }) => !texts.has(text.toLowerCase()) && texts.add(text.toLowerCase()))
    .slice(0, Math.max(0, limit));
}
