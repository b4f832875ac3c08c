import type { Engine } from '../src/answer/engine.ts';
import { nameSection, type Passage } from '../src/corpus/document.ts';
import { buttonRow, selectRow, type ButtonParts } from '../src/discord/body.ts';
import {
  UnusableControlError,
  type Action,
  type ActionInput,
  type ActionResult,
  type Command,
  type Input,
  type Services,
} from '../src/discord/command.ts';
import { encodeNumber } from '../src/discord/custom-id.ts';
import { limits } from '../src/message/limits.ts';
import type { Message } from '../src/message/message.ts';
import { paginate, renderSection } from '../src/message/render-section.ts';
import { listSections, renderDocument, renderDocuments } from '../src/message/render-topics.ts';
import { wordsFor, type Words } from '../src/message/words.ts';
import { createId, describeReader, listPassages, shareOrDelete } from './controls.ts';
import { describeIn, everywhere } from './definition.ts';
import { requireNumber, requirePassage } from './passage-ref.ts';
import { share, unshared, type Shown } from './sharing.ts';

export const topics: Command = {
  definition: { name: 'topics', ...describeIn('topics'), ...everywhere },
  run: (input, { engine }) => ({ message: showDocuments(input, 0, engine()), outcome: 'answered' }),
};

export const browseActions: Readonly<Record<string, Action>> = {
  documents: (input, { engine }) =>
    inPlace(input, showDocuments(input, requireNumber(input.args[0]), engine())),
  document: (input, { engine }) => {
    const [index = -1, page = 0] = input.args.map(requireNumber);
    return inPlace(input, showDocument(input, index, page, engine()));
  },
  'pick-doc': (input, { engine }) =>
    inPlace(input, showDocument(input, requireNumber(input.values[0]), 0, engine())),
  'pick-section': (input, services) =>
    inPlace(input, showSection(input, readPage(input.values, services), unshared, services)),
  page: (input, services) =>
    inPlace(input, showSection(input, readPage(input.args, services), unshared, services)),
  section: (input, services) => {
    const message = showSection(input, readPage(input.args, services), unshared, services);
    return { kind: 'message', message, outcome: 'answered' };
  },
  'share-page': async (input, services) => {
    const wanted = readPage(input.args, services);
    return share(input, wanted.command, (shown) => showSection(input, wanted, shown, services), services);
  },
};

/** What browses changes in place where only one person sees it, and is a new private message elsewhere. */
function inPlace({ source }: ActionInput, message: Message): ActionResult {
  return { kind: source.isPrivate ? 'update' : 'message', message, outcome: 'answered' };
}

function readPage(args: readonly string[], { engine }: Services): SectionPage {
  const [index, page = '0', command] = args;
  const passage = requirePassage(engine().corpus, requireNumber(index));
  return { passage, page: requireNumber(page), command: command === 'virt' ? command : 'topics' };
}

/** The documents of the corpus, to pick one of; private. A page beyond the last one is the last. */
function showDocuments({ caller }: Input, wanted: number, engine: Engine): Message {
  const { corpus } = engine;
  const words = wordsFor(caller, 'private');
  const options = corpus.documents.map(({ title }, index) => ({ label: title, value: encodeNumber(index) }));
  const page = Math.min(wanted, countListPages(options) - 1);
  const turn = (to: number): string => createId(engine, 'documents', to);
  const rows = [
    ...selectRow(createId(engine, 'pick-doc'), words.pickDocument, options.slice(page * limits.options)),
    ...buttonRow(pageButtons(page, countListPages(options), turn, words)),
  ];
  return { ...renderDocuments(corpus, page, words), rows };
}

/**
 * The sections of a document, by its number, to pick one of; private. A page beyond the last one is the last.
 *
 * @throws UnusableControlError when there is no such document.
 */
function showDocument({ caller }: Input, index: number, wanted: number, engine: Engine): Message {
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
  return { ...renderDocument(corpus, document, page, words), rows };
}

interface SectionPage {
  /** Any passage of the section. */
  readonly passage: Passage;
  /** From 0. */
  readonly page: number;
  readonly command: 'virt' | 'topics';
}

function showSection(input: Input, wanted: SectionPage, shown: Shown, services: Services): Message {
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
  const { signature, isPrivate } = shown;
  return { ...renderSection(section, page, words, signature), rows, isPrivate };
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
