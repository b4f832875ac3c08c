import type { Engine } from '../src/answer/engine.ts';
import type { Passage } from '../src/corpus/document.ts';
import type { Input } from '../src/discord/command.ts';
import { buttonRow } from '../src/discord/controls.ts';
import { encodeNumber } from '../src/discord/custom-id.ts';
import { createView } from '../src/discord/view.ts';
import type { Message } from '../src/message/message.ts';
import { countPages, renderSection, type SectionPassages } from '../src/message/render-section.ts';
import { canShare } from './claim.ts';
import { createId, shareOrDelete, type Sharing } from './controls.ts';

/** Which page of which section, and how it is to be shown. */
export interface SectionRequest {
  /** Any passage of the section. */
  readonly passage: Passage;
  /** From 0. */
  readonly page: number;
  readonly isPrivate: boolean;
  /** Markdown of who shared it, for a copy that others see; null otherwise. */
  readonly signature: string | null;
  /** What became of sharing it; left out while nobody has tried. */
  readonly sharing?: Sharing;
}

/** A page of a section, with the ways to the pages beside it and up to its document. */
export function showSection(input: Input, request: SectionRequest, engine: Engine): Message {
  const { passage, isPrivate, signature } = request;
  const section = listPassages(engine, passage);
  const view = createView(input, isPrivate ? 'private' : 'public');
  const { words } = view;
  const pages = countPages(section, view);
  const page = Math.min(request.page, pages - 1);
  const index = encodeNumber(engine.corpus.passages.indexOf(section[0]));
  const document = encodeNumber(engine.corpus.documents.indexOf(passage.document));
  const turn = (to: number): string => createId(engine, 'page', [index, encodeNumber(to)]);
  const rows = buttonRow([
    page === 0 ? null : { customId: turn(page - 1), label: words.previousPage, emoji: '◀️' },
    page === pages - 1 ? null : { customId: turn(page + 1), label: words.nextPage, emoji: '▶️' },
    { customId: createId(engine, 'document', [document, '0']), label: words.upToDocument },
    shareOrDelete(
      {
        ...request,
        engine,
        words,
        askerId: input.caller.userId,
        commandId: null,
        hasFeedback: false,
        canShare: canShare(input),
      },
      'share-page',
      [index, encodeNumber(page)],
    ),
  ]);
  return { ...renderSection(section, page, { ...view, rows }, signature), isPrivate };
}

function listPassages({ corpus }: Engine, passage: Passage): SectionPassages {
  const [first = passage, ...others] = corpus.passages.filter(({ section }) => section === passage.section);
  return [first, ...others];
}
