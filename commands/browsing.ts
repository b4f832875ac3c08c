import type { Engine } from '../src/answer/engine.ts';
import { nameSection, type Document } from '../src/corpus/document.ts';
import { type Input, UnusableControlError } from '../src/discord/command.ts';
import { buttonRow, selectRow, type ButtonParts } from '../src/discord/body.ts';
import { encodeNumber } from '../src/discord/custom-id.ts';
import type { Message } from '../src/message/message.ts';
import {
  countListPages,
  listSections,
  renderDocument,
  renderDocuments,
  renderMap,
  takePage,
} from '../src/message/render-topics.ts';
import { wordsFor, type Words } from '../src/message/words.ts';
import { createId } from './controls.ts';

/** The documents of the corpus, to pick one of; private. A page beyond the last one is the last. */
export function showDocuments(input: Input, wanted: number, engine: Engine): Message {
  const { corpus } = engine;
  const hasMap = corpus.lexicon.subjects.length > 0;
  const words = wordsFor(input.caller, 'private');
  const pages = countListPages(corpus.documents.length);
  const page = Math.min(wanted, pages - 1);
  const options = takePage(corpus.documents, page).map((document) => ({
    label: document.title,
    value: encodeNumber(corpus.documents.indexOf(document)),
  }));
  const turn = (to: number): string => createId(engine, 'documents', [encodeNumber(to)]);
  const rows = [
    ...selectRow(createId(engine, 'pick-doc'), words.pickDocument, options),
    ...buttonRow([
      ...pageButtons(page, pages, turn, words),
      hasMap ? { customId: createId(engine, 'map'), label: words.showMap, emoji: '🗺️' } : null,
    ]),
  ];
  return renderDocuments(corpus, page, { words, rows });
}

/** The sections of a document, to pick one of; private. A page beyond the last one is the last. */
export function showDocument(input: Input, document: Document, wanted: number, engine: Engine): Message {
  const { corpus } = engine;
  const words = wordsFor(input.caller, 'private');
  const sections = listSections(corpus, document);
  const pages = countListPages(sections.length);
  const page = Math.min(wanted, pages - 1);
  const options = takePage(sections, page).map((passage) => ({
    label: nameSection(document, passage.section),
    value: encodeNumber(corpus.passages.indexOf(passage)),
  }));
  const index = encodeNumber(corpus.documents.indexOf(document));
  const turn = (to: number): string => createId(engine, 'document', [index, encodeNumber(to)]);
  const rows = [
    ...selectRow(createId(engine, 'pick-section'), words.pickSection, options),
    ...buttonRow([
      { customId: createId(engine, 'documents', ['0']), label: words.allTopics },
      ...pageButtons(page, pages, turn, words),
    ]),
  ];
  return renderDocument(corpus, document, page, { words, rows });
}

/**
/**
 * The subjects that the maintainers of the corpus have named, private.
 *
 * @throws UnusableControlError when they have named none.
 */
export function showMap({ caller }: Input, { corpus: { lexicon } }: Engine): Message {
  if (lexicon.subjects.length === 0) throw new UnusableControlError();
  return renderMap(lexicon, { words: wordsFor(caller, 'private'), rows: [] });
}

function pageButtons(
  page: number,
  pages: number,
  turn: (to: number) => string,
  words: Words,
): readonly (ButtonParts | null)[] {
  return [
    page === 0 ? null : { customId: turn(page - 1), label: words.previousPage, emoji: '◀️' },
    page >= pages - 1 ? null : { customId: turn(page + 1), label: words.nextPage, emoji: '▶️' },
  ];
}
