import { createHash } from 'node:crypto';
import { nameSection, type Passage, type Section } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import { readIntent } from '../retrieval/intent.ts';
import type { Typeable } from '../retrieval/typing-search.ts';
import type { Completion } from './completion.ts';

/** Something that can be completed to. */
export interface CompletionEntry extends Typeable {
  readonly kind: 'question' | 'section' | 'subject';
  /** What is asked or compared when it is picked. */
  readonly asked: string;
  /** Another name of a subject, or null. */
  readonly alias: string | null;
  /** The section whose heading it is, or null. */
  readonly section: Section | null;
}

/** Headings, in the corpus's order, each once: what it can be asked. */
export function listQuestions(passages: readonly Passage[]): readonly string[] {
  return [...new Set(passages.flatMap(({ section }) => section.headings.slice(-1)))];
}

/**
 * An entry for each section, those first that begin their documents, then one for each question noted for a section.
 * Where several sections have the same heading, the headings above tell them apart, or else the document's title.
 * @param limit - most sections
 */
export function listSections(passages: readonly Passage[], limit: number): readonly CompletionEntry[] {
  const firsts = [...new Map(passages.map((passage) => [passage.section, passage])).values()].slice(0, limit);
  const ownNames = countNames(firsts.map(nameShortly));
  const paths = countNames(firsts.map(({ document, section }) => nameSection(document, section)));
  const positions = new Map<Passage['document'], number>();
  const sections = firsts.map((passage) => {
    const { document, section } = passage;
    const own = nameShortly(passage);
    const path = nameSection(document, section);
    const isQuestion =
      section.headings.length > 0 && asksSomething(own) && ownNames.get(own.toLowerCase()) === 1;
    const place = paths.get(path.toLowerCase()) === 1 ? path : `${document.title} › ${path}`;
    const position = positions.get(document) ?? 0;
    positions.set(document, position + 1);
    const context = [document.title, ...section.headings.slice(0, -1)].join('\n');
    const entry = toEntry(isQuestion ? 'question' : 'section', isQuestion ? own : place, context);
    return { entry: { ...entry, section }, position };
  });
  const asks = firsts.flatMap(({ section }) =>
    section.asks
      .filter((ask) => asking.test(ask))
      .map((question) => toEntry('question', question, section.headings.join('\n'))),
  );
  return [...sections.toSorted((a, b) => a.position - b.position).map(({ entry }) => entry), ...asks];
}

/** An entry for each name of each subject. */
export function listNames(subjects: readonly Subject[]): readonly CompletionEntry[] {
  return subjects.flatMap(({ name, aliases }) => [
    toEntry('subject', name, ''),
    ...aliases.map((alias) => ({ ...toEntry('subject', alias, ''), asked: name, alias })),
  ]);
}

function toEntry(kind: CompletionEntry['kind'], text: string, context: string): CompletionEntry {
  return { kind, text, asked: text, context, alias: null, section: null };
}

/** Keys are short, and the same wherever and whenever something has the same kind and text. */
export function createKey({ kind, asked }: Pick<CompletionEntry, 'kind' | 'asked'>): string {
  const digest = createHash('sha256').update(`${kind}\n${asked}`).digest('hex');
  return `~${BigInt(`0x${digest.slice(0, keyDigits)}`)
    .toString(36)
    .padStart(keyLength, '0')}`;
}

/** Whether a text has the form of a key. */
export function isKey(text: string): boolean {
  return /^~[0-9a-z]{11}$/.test(text);
}

/** The completion of an entry. */
export function toCompletion(entry: CompletionEntry, match: Completion['match']): Completion {
  const { kind, asked, alias } = entry;
  return { value: createKey(entry), text: asked, kind, match, alias };
}

// 52 bits: among the million things of a very large corpus, two with the same key are one chance in ten thousand.
const keyDigits = 13;
const keyLength = 11;

const asking =
  /\?\s*$|^(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|will)\b/iu;

function asksSomething(heading: string): boolean {
  return asking.test(heading) || readIntent(heading).intent !== 'topic';
}

function nameShortly({ document, section }: Passage): string {
  return section.headings.at(-1) ?? document.title;
}

function countNames(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return counts;
}
