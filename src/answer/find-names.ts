import { stopWords } from '../analysis/stop-words.ts';
import { listWords } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { IndexedPassage, PassageIndex } from '../retrieval/passage-index.ts';
import { entrySize, readTerm, type TermVector } from '../retrieval/term-vector.ts';
import { isDerived, type Resolved } from './resolve-subject.ts';

/** A subject that a sentence names, and where. */
export interface Mention {
  readonly subject: Subject;
  readonly position: number;
}

/** A passage, with the subjects that its sentences name. */
interface ReadPassage {
  readonly passage: IndexedPassage;
  readonly spoken: readonly { readonly subjects: readonly Mention[] }[];
}

/** Where a passage names a thing. */
export interface Naming {
  readonly subject: Subject | null;
  /** For each sentence the position of the first word that names it; undefined where none does. */
  readonly sentences: readonly (number | undefined)[];
  /** How much of the heading names it, 0..1, and whether the title or a heading above does, for a lexicon the nearest. */
  readonly heading: number;
  readonly context: boolean;
  /** Of how many words it is written. */
  readonly words: number;
  /** Words that end many names, and tell what kind of thing they name: "command". */
  readonly kinds: ReadonlySet<string>;
  /** Whether any of the passages stands under a heading or title that names it. */
  readonly hasHome: boolean;
}

/**
 * Finds a name in passages: by the lexicon, else by its words as they are written. Where these never stand together, by
 * the one that tells most.
 */
export function findNames(
  resolved: Resolved,
  passages: readonly ReadPassage[],
  index: PassageIndex,
  kinds: ReadonlySet<string>,
): readonly Naming[] {
  const parts = isDerived(resolved.subject) ? listParts(resolved.name, index) : [];
  const ownTitles = findOwnTitles(passages, parts, index);
  const find = (words: readonly Part[]): readonly Naming[] => {
    const findName = createNameFinder(resolved, parts, words, index);
    const namings = passages.map((read): ReturnType<typeof findName> => {
      const isOwn = ownTitles.size === 0 || ownTitles.has(read.passage.passage.document.title);
      return { ...findName(read), ...(isOwn ? {} : { heading: 0, context: false }) };
    });
    const hasHome = namings.some(({ heading, context }) => heading > 0 || context);
    return namings.map((naming) => ({ ...naming, hasHome, kinds }));
  };
  const found = find(parts);
  const isNamed = found.some(({ sentences }) => sentences.some((first) => first !== undefined));
  return isNamed || parts.length < 2 ? found : find(parts.toSorted((a, b) => b.idf - a.idf).slice(0, 1));
}

/**
 * Titles that are the name, but for words that most titles hold: where "loom-init(1) Manual" is there, "init" in the
 * titles and headings of other pages is a part of what those are about.
 */
function findOwnTitles(
  passages: readonly ReadPassage[],
  parts: readonly Part[],
  index: PassageIndex,
): ReadonlySet<string> {
  if (parts.length === 0) return new Set();
  const titles = [...new Set(passages.map(({ passage }) => passage.passage.document.title))];
  const words = titles.map(
    (title) => new Set(listWords(title).map((word) => index.numberOf(index.analyzer.stem(word)))),
  );
  const isCommon = (word: number | undefined): boolean =>
    words.filter((title) => title.has(word)).length > titles.length / 2;
  const stems = new Set(parts.map(({ stem }) => stem));
  const isOwn = (title: ReadonlySet<number | undefined>): boolean =>
    title.size > stems.size &&
    [...stems].every((stem) => title.has(stem)) &&
    [...title].every((word) => stems.has(word) || isCommon(word));
  return new Set(titles.filter((_, at) => isOwn(words[at]!)));
}

function createNameFinder(
  { name, subject, terms }: Resolved,
  all: readonly Part[],
  parts: readonly Part[],
  index: PassageIndex,
): (read: ReadPassage) => Omit<Naming, 'hasHome' | 'kinds'> {
  const numbers = [...terms.keys()].flatMap((term) => index.numberOf(term) ?? []);
  const whole = new Set(numbers.filter((term) => subject !== null && index.subjectOf(term) === subject));
  const partOf = new Map(parts.flatMap(({ forms }, at) => forms.map((form) => [form, at])));
  const headingShare = (heading: Uint32Array): number => {
    const isWhole = heading.some((term) => whole.has(term));
    if (isWhole && !isDerived(subject)) return 1;
    const found = all.filter(({ stem }) => stem !== undefined && heading.includes(stem));
    const words = heading.filter((term) => index.subjectOf(term) === undefined).length;
    const isNamed = found.length > 0 && parts.every((part) => found.includes(part));
    return isWhole || isNamed ? Math.max(1, found.length) / words : 0;
  };
  const listPlaces = ({ entries }: TermVector, count: number): readonly (number | undefined)[] => {
    const sentences = Array.from({ length: count }, (): number | undefined => undefined);
    let places: (number | undefined)[] = [];
    let last = -1;
    for (let at = 0; at < entries.length; at += entrySize) {
      const part = partOf.get(entries[at + 1]!);
      const isWhole = whole.has(entries[at]!);
      if (part === undefined && !isWhole) continue;
      const { sentence, position } = readTerm(entries, at);
      if (sentence !== last) places = parts.map(() => undefined);
      last = sentence;
      if (part !== undefined) places[part] = position;
      const start = isWhole ? position : startOf(places);
      if (start !== undefined) sentences[sentence] ??= start;
    }
    return sentences;
  };
  const findSubject = ({ subjects }: { readonly subjects: readonly Mention[] }): number | undefined =>
    subjects.find((mention) => mention.subject === subject)?.position;
  return ({ passage: { passage, terms: vector }, spoken }) => {
    const above = [...vector.context].flatMap((term) => index.subjectOf(term) ?? []);
    return {
      subject,
      words: parts.length,
      sentences: isDerived(subject) ? listPlaces(vector, passage.sentences.length) : spoken.map(findSubject),
      heading: isKey(passage, name)
        ? 0
        : headingShare(isTop(passage) && isDerived(subject) ? vector.context : vector.heading),
      context: isDerived(subject) ? headingShare(vector.context) > 0 : above.at(-1) === subject,
    };
  };
}

/** Ahead of all headings stands what the title names. */
function isTop({ section }: Passage): boolean {
  return section.headings.length === 0;
}

/** An option ("--loom"), one of its values or a key ("loom.size", unlike "Node.js") is none of what it is called after. */
function isKey({ section: { headings } }: Passage, name: string): boolean {
  const isJoined = /^\p{Ll}\S*[\p{L}>][._][\p{L}<]\S*$/u.test(headings.at(-1) ?? '') && !/[._]/u.test(name);
  return isJoined || headings.some((heading) => /(?:^|[\s[])--?\p{L}/u.test(heading));
}

/** Where words start that stand together; undefined while one is missing or farther away. */
function startOf(places: readonly (number | undefined)[]): number | undefined {
  const found = places.filter((place) => place !== undefined);
  const start = Math.min(...found);
  const isTogether = found.length === places.length && Math.max(...found) - start < places.length;
  return isTogether ? start : undefined;
}

/** A word of a name, as numbers: its stem, and the word and its plural as written; "yeasted" has the stem of "yeast" only. */
interface Part {
  readonly stem: number | undefined;
  readonly forms: readonly number[];
  readonly idf: number;
}

function listParts(name: string, index: PassageIndex): readonly Part[] {
  const words = listWords(name);
  return words
    .filter((word) => !stopWords.has(word))
    .map((word) => {
      const plurals = [`${word}s`, `${word}es`, word.replace(/y$/u, 'ies'), word.replace(/fe?$/u, 'ves')];
      const forms = [word, ...plurals, word.replace(/s$/u, '')];
      const written = forms.flatMap((form) => index.numberOf(form) ?? []);
      const stem = index.analyzer.stem(word);
      return { stem: index.numberOf(stem), forms: written, idf: index.idf(stem) };
    });
}
