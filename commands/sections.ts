import type { Passage } from '../src/corpus/document.ts';
import type { Input } from '../src/discord/command.ts';
import { buttonRow } from '../src/discord/body.ts';
import { encodeNumber } from '../src/discord/custom-id.ts';
import type { Message } from '../src/message/message.ts';
import { countPages, renderSection } from '../src/message/render-section.ts';
import { pageButtons } from './browsing.ts';
import { createId, describeReader, listPassages, shareOrDelete } from './controls.ts';
import type { Services } from './services.ts';
import type { Copy } from './sharing.ts';

/** Which page of which section. */
export interface SectionPage {
  /** Any passage of the section. */
  readonly passage: Passage;
  /** From 0. */
  readonly page: number;
}

/** A page of a section, with the ways to the pages beside it and up to its document. */
export function showSection(input: Input, wanted: SectionPage, copy: Copy, services: Services): Message {
  const { passage } = wanted;
  const reader = describeReader(input, { copy, commandId: null }, services);
  const { words, engine } = reader;
  const section = listPassages(engine, passage);
  const pages = countPages(section);
  const page = Math.min(wanted.page, pages - 1);
  const index = encodeNumber(engine.corpus.passages.indexOf(section[0]));
  const document = encodeNumber(engine.corpus.documents.indexOf(passage.document));
  const turn = (to: number): string => createId(engine, 'page', [index, encodeNumber(to)]);
  const rows = buttonRow([
    ...pageButtons(page, pages, turn, words),
    { customId: createId(engine, 'document', [document, '0']), label: words.upToDocument },
    shareOrDelete(reader, 'share-page', [index, encodeNumber(page)]),
  ]);
  return { ...renderSection(section, page, { words, rows }, copy.signature), isPrivate: copy.isPrivate };
}
