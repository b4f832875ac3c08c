import type { Corpus } from '../corpus/corpus.ts';
import { nameSection, type Document, type Passage } from '../corpus/document.ts';
import type { Lexicon } from '../corpus/lexicon.ts';
import { escapeText, shortName } from './escape.ts';
import { limits } from './limits.ts';
import { frameBlocks, lengthOfBlocks, takeFitting, type Message, type View } from './message.ts';

/** Names that are listed of a kind of subjects. */
const namesOfKind = 12;

/** Entries of a page: as many as a select menu offers. */
const entriesPerPage = limits.options;

/** The number of pages that a list of entries takes, at least one. */
export function countListPages(entries: number): number {
  return Math.max(1, Math.ceil(entries / entriesPerPage));
}

/** The entries of a page, from 0. */
export function takePage<Entry>(entries: readonly Entry[], page: number): readonly Entry[] {
  return entries.slice(page * entriesPerPage, (page + 1) * entriesPerPage);
}

/** The first passage of every section of a document that has any, in reading order. */
export function listSections({ passages }: Corpus, document: Document): readonly Passage[] {
  const own = passages.filter((passage) => passage.document === document);
  return own.filter(({ section }, index) => own[index - 1]?.section !== section);
}

/** The documents of a corpus, a page at a time; private. */
export function renderDocuments(corpus: Corpus, page: number, view: View): Message {
  const { words } = view;
  const lines = takePage(corpus.documents, page).map((document) => {
    const sections = listSections(corpus, document).length;
    return `- **${shortName(document.title)}** · ${words.sectionCount(sections)}`;
  });
  const rest = corpus.documents.length - (page + 1) * entriesPerPage;
  return renderList(`### ${words.topicsTitle}\n${words.topicsHint}`, lines, rest, view);
}

/** The sections of a document, a page at a time; private. */
export function renderDocument(corpus: Corpus, document: Document, page: number, view: View): Message {
  const { words } = view;
  const sections = listSections(corpus, document);
  const lines = takePage(sections, page).map(
    (passage) => `- ${shortName(nameSection(document, passage.section))}`,
  );
  const updated = document.updated === null ? [] : [`-# ${words.updated(escapeText(document.updated))}`];
  const head = [`### ${shortName(document.title)}`, ...updated].join('\n');
  return renderList(head, lines, sections.length - (page + 1) * entriesPerPage, view);
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

function renderList(head: string, lines: readonly string[], rest: number, view: View): Message {
  const { words } = view;
  const more = rest > 0 ? [`-# ${words.tooManyToList(rest)}`] : [];
  const room = limits.textChars - lengthOfBlocks([head, ...more]) - 1;
  const list = [...takeFitting(lines, room), ...more].join('\n');
  return frameBlocks(list === '' ? [head] : [head, list], view);
}
