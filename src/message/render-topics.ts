import type { Corpus } from '../corpus/corpus.ts';
import { nameSection, type Document, type Passage } from '../corpus/document.ts';
import type { Lexicon } from '../corpus/lexicon.ts';
import { escapeText, shortName } from './escape.ts';
import { limits } from './limits.ts';
import { fitLines, frameBlocks, joinLines, type Message, type View } from './message.ts';

/** Names that are listed of a kind of subjects. */
const namesOfKind = 12;

/** The first passage of every section of a document that has any, in reading order. */
export function listSections({ passages }: Corpus, document: Document): readonly Passage[] {
  const own = passages.filter((passage) => passage.document === document);
  return own.filter(({ section }, index) => own[index - 1]?.section !== section);
}

/** The documents of a corpus, a page at a time; private. */
export function renderDocuments(corpus: Corpus, page: number, view: View): Message {
  const { words } = view;
  const head = `### ${words.topicsTitle}\n${words.topicsHint}`;
  const write = (document: Document): string => {
    const sections = listSections(corpus, document).length;
    return `- **${shortName(document.title)}** · ${words.sectionCount(sections)}`;
  };
  return renderPage({ head, entries: corpus.documents, write }, page, view);
}

/** The sections of a document, a page at a time; private. */
export function renderDocument(corpus: Corpus, document: Document, page: number, view: View): Message {
  const { title, updated } = document;
  const date = updated === null ? '' : `\n-# ${view.words.updated(escapeText(updated))}`;
  const sections = listSections(corpus, document);
  const write = ({ section }: Passage): string => `- ${shortName(nameSection(document, section))}`;
  return renderPage({ head: `### ${shortName(title)}${date}`, entries: sections, write }, page, view);
}

/** The subjects of a lexicon by kind, as far as there is room; private. */
export function renderMap({ subjects }: Pick<Lexicon, 'subjects'>, view: View): Message {
  const { words } = view;
  const kinds = [...new Set(subjects.map(({ kind }) => kind))];
  const lines = kinds.map((kind) => {
    const names = subjects.filter((subject) => subject.kind === kind).map(({ name }) => shortName(name));
    const rest = names.length - namesOfKind;
    const more = rest > 0 ? [words.moreNames(rest)] : [];
    return `- **${shortName(kind)}** · ${[...names.slice(0, namesOfKind), ...more].join(' · ')}`;
  });
  return renderList(`### ${words.mapOf(subjects.length)}`, lines, 0, view);
}

/** A page of entries, as many as a select menu offers, and how many come after it. */
function renderPage<Entry>(
  list: {
    readonly head: string;
    readonly entries: readonly Entry[];
    readonly write: (entry: Entry) => string;
  },
  page: number,
  view: View,
): Message {
  const [from, to] = [page * limits.options, (page + 1) * limits.options];
  const lines = list.entries.slice(from, to).map(list.write);
  return renderList(list.head, lines, list.entries.length - to, view);
}

/** Lines under a head, and that there are more on other pages. */
function renderList(head: string, lines: readonly string[], rest: number, view: View): Message {
  const more = rest > 0 ? `-# ${view.words.tooManyToList(rest)}` : null;
  const [first = '', ...others] = lines;
  const room = limits.textChars - head.length - (more?.length ?? 0) - 1;
  const list = joinLines(fitLines(first, others, room) ?? first, more);
  return frameBlocks(list === '' ? [head] : [head, list], view);
}
