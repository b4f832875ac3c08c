import type { Span } from '../corpus/document.ts';
import type { Lexicon, Subject } from '../corpus/lexicon.ts';
import { createPhraseMatcher, type PhraseMatch } from './phrase-matcher.ts';
import { createStemmer } from './stem.ts';
import { stopWords } from './stop-words.ts';
import { type Token, tokenize } from './tokenize.ts';

/** A term of an analysed text: what is indexed and searched. */
export interface Term extends Span {
  /** A stem, or {@link subjectTerm} of a subject, or {@link phraseTerm} of a synonym of several words. */
  readonly term: string;
  /** The word as it stands, folded; for a phrase, its words. */
  readonly surface: string;
  /** Number of the (first) word in the text, counting stop words. */
  readonly position: number;
  readonly subject: Subject | null;
  /** How many words the term spans. */
  readonly length: number;
}

/** Turns text into terms; the same for the index and for questions. */
export interface Analyzer {
  /** The terms of a text without the words in `dropped`; `tokens` are its words, for a caller that has them already. */
  analyze(text: string, tokens?: readonly Token[], dropped?: ReadonlySet<string>): readonly Term[];
  /** The stems of all words of a text, stop words among them. */
  listStems(text: string): readonly string[];
  stem(word: string): string;
  /** The subject of the lexicon that a whole text names, or null. */
  findSubject(name: string): Subject | null;
  /** Keeps no word of texts that come from now on. */
  stopRemembering(): void;
}

function subjectTerm(subject: Subject): string {
  return `§${subject.name.toLowerCase()}`;
}

export function phraseTerm(stems: readonly string[]): string {
  return `~${stems.join(' ')}`;
}

/** Makes the analyzer for a corpus; `phrases` are further expressions of several words to be kept together. */
export function createAnalyzer(lexicon: Lexicon, phrases: readonly string[] = []): Analyzer {
  const { stem, stopRemembering } = createStemmer();
  const subjects = new Map(lexicon.subjects.map((subject) => [subjectTerm(subject), subject]));
  const findNames = createPhraseMatcher(
    lexicon.subjects.flatMap((subject) =>
      namesOf(subject).map((name) => [nameWords(tokenize(name)), subjectTerm(subject)] as const),
    ),
  );
  const findExpressions = createPhraseMatcher(
    phrases
      .map((phrase) => tokenize(phrase).map(({ word }) => stem(word)))
      .map((stems) => [stems, phraseTerm(stems)] as const),
  );
  return {
    stem,
    stopRemembering,
    listStems: (text) => tokenize(text).map(({ word }) => stem(word)),
    findSubject(name) {
      const words = nameWords(tokenize(name));
      const [match] = findNames(words);
      const isWhole = match !== undefined && match.from === 0 && match.to === words.length;
      return isWhole ? (subjects.get(match.term) ?? null) : null;
    },
    analyze(text, tokens = tokenize(text), dropped = stopWords) {
      const stems = tokens.map((token) => stem(token.word));
      const words = tokens.flatMap(({ word, start, end }, position): Term[] => {
        if (dropped.has(word)) return [];
        return [{ term: stems[position]!, surface: word, position, length: 1, subject: null, start, end }];
      });
      const named = findNames(nameWords(tokens)).filter(
        ({ from, to }) => !isFunctionWord(tokens.slice(from, to)),
      );
      const matches = [...named, ...findExpressions(stems)];
      if (matches.length === 0) return words;
      const phraseTerms = matches.map((match) =>
        toPhraseTerm(tokens, match, subjects.get(match.term) ?? null),
      );
      return [...words, ...phraseTerms].toSorted((a, b) => a.position - b.position || b.length - a.length);
    },
  };
}

/** "has" is no plural of HA, and "it" no abbreviation. */
function isFunctionWord(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && stopWords.has(tokens[0]?.word ?? '');
}

/** Names are compared without a plural ending but not by stem: "virtual" does not name Virtualization. */
function nameWords(tokens: readonly Token[]): readonly string[] {
  return tokens.map(({ word }) => (isPlural(word) ? word.slice(0, -1) : word));
}

function isPlural(word: string): boolean {
  return word.length > 2 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us');
}

function toPhraseTerm(tokens: readonly Token[], match: PhraseMatch, subject: Subject | null): Term {
  const words = tokens.slice(match.from, match.to);
  const start = words[0]?.start ?? 0;
  return {
    term: match.term,
    surface: words.map((token) => token.word).join(' '),
    position: match.from,
    length: match.to - match.from,
    subject,
    start,
    end: words.at(-1)?.end ?? start,
  };
}

/** Every way a subject may be written: its names, and those with inner capitals also as separate or joined words. */
function namesOf(subject: Subject): readonly string[] {
  return [subject.name, ...subject.aliases].flatMap((name) => {
    const spaced = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
    const words = tokenize(name);
    const joined = words.length === 2 ? words.map((token) => token.word).join('') : name;
    return [name, spaced, joined];
  });
}
