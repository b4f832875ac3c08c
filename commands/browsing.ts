import type { Engine } from '../src/answer/engine.ts';
import { nameSection, type Passage } from '../src/corpus/document.ts';
import { type Input, UnusableControlError, type Services } from '../src/discord/command.ts';
import { buttonRow, selectRow, type ButtonParts } from '../src/discord/body.ts';
import { encodeNumber } from '../src/discord/custom-id.ts';
import { limits } from '../src/message/limits.ts';
import type { Message } from '../src/message/message.ts';
import { paginate, renderSection } from '../src/message/render-section.ts';
import { listSections, renderDocument, renderDocuments } from '../src/message/render-topics.ts';
import { wordsFor, type Words } from '../src/message/words.ts';
import { createId, describeReader, listPassages, shareOrDelete } from './controls.ts';
import type { Shown } from './sharing.ts';

/** The documents of the corpus, to pick one of; private. A page beyond the last one is the last. */
export function showDocuments({ caller }: Input, wanted: number, engine: Engine): Message {
  const { corpus } = engine;
  const words = wordsFor(caller, 'private');
  const options = corpus.documents.map(({ title }, index) => ({ label: title, value: encodeNumber(index) }));
  const page = Math.min(wanted, countListPages(options) - 1);
  const turn = (to: number): string => createId(engine, 'documents', to);
  const rows = [
    ...selectRow(createId(engine, 'pick-doc'), words.pickDocument, options.slice(page * limits.options)),
    ...buttonRow(pageButtons(page, countListPages(options), turn, words)),
  ];
  return renderDocuments(corpus, page, { words, rows });
}

/**
 * The sections of a document, by its number, to pick one of; private. A page beyond the last one is the last.
 *
 * @throws UnusableControlError when there is no such document.
 */
export function showDocument({ caller }: Input, index: number, wanted: number, engine: Engine): Message {
  const { corpus } = engine;
  const document = corpus.documents[index];
  if (document === undefined) throw new UnusableControlError();
  const words = wordsFor(caller, 'private');
  const options = listSections(corpus, document).map((passage) => ({
    label: nameSection(document, passage.section),
    value: encodeNumber(corpus.passages.indexOf(passage)),
  }));
  const page = Math.min(wanted, countListPages(options) - 1);
  const turn = (to: number): string => createId(engine, 'document', index, to);
  const rows = [
    ...selectRow(createId(engine, 'pick-section'), words.pickSection, options.slice(page * limits.options)),
    ...buttonRow([
      { customId: createId(engine, 'documents', 0), label: words.allTopics },
      ...pageButtons(page, countListPages(options), turn, words),
    ]),
  ];
  return renderDocument(corpus, document, page, { words, rows });
}

export interface SectionPage {
  /** Any passage of the section. */
  readonly passage: Passage;
  /** From 0. */
  readonly page: number;
  /** What led here. */
  readonly command: 'virt' | 'topics';
}

export function showSection(input: Input, wanted: SectionPage, shown: Shown, services: Services): Message {
  const { passage } = wanted;
  const reader = describeReader(input, shown, services);
  const { words, engine } = reader;
  const section = listPassages(engine, passage);
  const pages = paginate(section).length;
  const page = Math.min(wanted.page, pages - 1);
  const index = engine.corpus.passages.indexOf(section[0]);
  const document = engine.corpus.documents.indexOf(passage.document);
  const turn = (to: number): string => createId(engine, 'page', index, to, wanted.command);
  const rows = buttonRow([
    ...pageButtons(page, pages, turn, words),
    { customId: createId(engine, 'document', document, 0), label: words.upToDocument },
    shareOrDelete(reader, 'share-page', index, page, wanted.command),
  ]);
  const message = renderSection(section, page, { words, rows }, shown.signature);
  return { ...message, isPrivate: shown.isPrivate };
}

function countListPages(options: readonly unknown[]): number {
  return Math.max(1, Math.ceil(options.length / limits.options));
}

function pageButtons(
  page: number,
  pages: number,
  turn: (to: number) => string,
  words: Words,
): readonly (ButtonParts | null)[] {
  return [
    page === 0 ? null : { customId: turn(page - 1), label: words.previousPage, emoji: '◀️' },
    page === pages - 1 ? null : { customId: turn(page + 1), label: words.nextPage, emoji: '▶️' },
  ];
}
