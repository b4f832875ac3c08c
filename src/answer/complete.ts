import type { Corpus } from '../corpus/corpus.ts';
import type { Section } from '../corpus/document.ts';
import type { PassageIndex } from '../retrieval/passage-index.ts';
import { searchTexts } from '../retrieval/text-search.ts';
import { createTypingSearch, type SearchTyped } from '../retrieval/typing-search.ts';
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
import { findNamed, type Offer } from './find-named.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { resolveSubject } from './resolve-subject.ts';
import type { AnswerSources } from './sources.ts';

/** Sections of a corpus that is larger are only found by what they say, lest a key stroke takes too long. */
const mostSections = 10_000;

/** Of what is offered for an empty field, the share of questions; the rest are subjects. */
const questionShare = 0.6;

/** Makes the completer of a corpus; what it looks things up in is only made when somebody types. */
export function createCompleter(
  corpus: Corpus,
  sources: AnswerSources,
  listAspects: (a: string, b: string) => readonly string[],
): Completer {
  let made: Lookup | null = null;
  const lookup = (): Lookup => (made ??= createLookup(corpus, sources));
  return {
    complete(field, typed, limit) {
      if (field.kind === 'aspect')
        return completeAspect(typed, field, sources.aspects, listAspects).slice(0, limit);
      return field.kind === 'question'
        ? completeQuestion(typed, limit, lookup(), sources.index)
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
    related: (name) => ({
      own: resolveSubject(name, sources)?.name ?? null,
      names: listRelatedSubjects(name, subjects.length, sources),
    }),
    texts: () => (texts ??= new Map(entries.map((entry) => [createKey(entry), entry.asked]))),
  };
}

function completeQuestion(
  typed: string,
  limit: number,
  lookup: Lookup,
  index: PassageIndex,
): readonly Completion[] {
  const { whole, partial } = findNamed(typed, lookup.entries, lookup.searchAll, (_, at) => at);
  const passages = whole.length < limit ? searchTexts(typed, index) : [];
  const said = passages
    .flatMap(({ section }) => lookup.ofSection.get(section) ?? [])
    .map((entry): Offer => ({ entry, match: 'content' }));
  const found = takeDistinct([...whole, ...said, ...partial], limit);
  if (found.length > 0) return found;
  const questions = lookup.entries.filter(({ kind }) => kind === 'question');
  const sections = questions.length > 0 ? questions : lookup.entries.filter(({ kind }) => kind === 'section');
  const best = [
    ...sections.slice(0, Math.ceil(limit * questionShare)),
    ...lookup.names.filter(({ alias }) => alias === null),
    ...sections,
  ];
  const offers = best.map((entry): Offer => ({ entry, match: 'suggested' }));
  const text = typed.trim();
  if (text === '') return takeDistinct(offers, limit);
  const own: Completion = { value: text, text, kind: 'typed', match: 'suggested', alias: null };
  return [own, ...takeDistinct(offers, limit - 1)];
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
  const isOther = ({ entry: { asked } }: Offer): boolean =>
    asked === own || asked.toLowerCase() === other?.trim().toLowerCase();
  const { whole, partial } = findNamed(typed, names, searchNames, rank);
  const found = [...whole, ...partial].filter((offer) => !isOther(offer));
  if (found.length > 0) return takeDistinct(found, limit);
  const best = names
    .filter(({ alias }) => alias === null)
    .map((entry, at) => ({ entry, match: 'suggested' as const, rank: rank(entry, at) }))
    .filter((offer) => !isOther(offer))
    .toSorted((a, b) => a.rank - b.rank);
  return takeDistinct(best, limit);
}

const nothingRelated: Related = { own: null, names: [] };

/** Each text once: a heading that only names a subject is asked like the subject. */
function takeDistinct(offers: readonly Offer[], limit: number): readonly Completion[] {
  const texts = new Set<string>();
  return offers
    .filter(({ entry }) => {
      const text = entry.asked.toLowerCase();
      return !texts.has(text) && texts.add(text);
    })
    .slice(0, Math.max(0, limit))
    .map(({ entry, match }) => toCompletion(entry, match));
}
