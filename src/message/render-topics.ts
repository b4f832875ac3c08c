import type { Corpus } from '../corpus/corpus.ts';
import { nameSection, type Document, type Passage } from '../corpus/document.ts';
import { escapeText, shortName } from './escape.ts';
import { limits } from './limits.ts';
import { fitLines, frameBlocks, joinLines, type Message } from './message.ts';
import type { Words } from './words.ts';

interface List<Entry> {
  readonly head: string;
  readonly entries: readonly Entry[];
  readonly write: (entry: Entry) => string;
}

/** The first passage of every section of a document that has any, in reading order. */
export function listSections({ passages }: Corpus, document: Document): readonly Passage[] {
  const own = passages.filter((passage) => passage.document === document);
  return own.filter(({ section }, index) => own[index - 1]?.section !== section);
}

export function renderDocuments(corpus: Corpus, page: number, words: Words): Message {
  const head = `### ${words.topicsTitle}\n${words.topicsHint}`;
  const write = (document: Document): string => {
    const sections = listSections(corpus, document).length;
    return `- **${shortName(document.title)}** · ${words.sectionCount(sections)}`;
  };
  return renderPage({ head, entries: corpus.documents, write }, page, words);
}

export function renderDocument(corpus: Corpus, document: Document, page: number, words: Words): Message {
  const { title, updated } = document;
  const date = updated === null ? '' : `\n-# ${words.updated(escapeText(updated))}`;
  const sections = listSections(corpus, document);
  const write = ({ section }: Passage): string => `- ${shortName(nameSection(document, section))}`;
  return renderPage({ head: `### ${shortName(title)}${date}`, entries: sections, write }, page, words);
}

function renderPage<Entry>({ head, entries, write }: List<Entry>, page: number, words: Words): Message {
  const [from, to] = [page * limits.options, (page + 1) * limits.options];
  const [first = '', ...others] = entries.slice(from, to).map(write);
  const rest = entries.length - to;
  const more = rest > 0 ? `-# ${words.tooManyToList(rest)}` : null;
  const room = limits.textChars - head.length - (more?.length ?? 0) - 1;
  const list = joinLines(fitLines(first, others, room) ?? first, more);
  return frameBlocks(head, ...(list === '' ? [] : [list]));
}
