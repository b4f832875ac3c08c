import type { Engine } from '../../src/answer/engine.ts';
import type { Document } from '../../src/corpus/document.ts';
import { UnusableControlError, type Action } from '../../src/discord/command.ts';
import { showDocument, showDocuments, showMap } from '../browsing.ts';
import { requireNumber, requirePassage } from '../passage-ref.ts';
import { showSection } from '../sections.ts';
import type { Services } from '../services.ts';
import { unshared } from '../sharing.ts';
import { inPlace } from './section.ts';

/** The steps of `/topics`: from the documents to a section and back. */
export function createBrowseActions(services: Services): readonly Action[] {
  const { engine } = services;
  return [
    {
      name: 'documents',
      isCorpusFree: false,
      run: (input) => inPlace(input, showDocuments(input, requireNumber(input.args[0]), engine())),
    },
    {
      name: 'map',
      // It points to nothing, and shows what the corpus has by now.
      isCorpusFree: true,
      run: (input) => ({ kind: 'message', message: showMap(input, engine()), outcome: 'answered' }),
    },
    {
      name: 'document',
      isCorpusFree: false,
      run: (input) => {
        const [index, page] = input.args.map(requireNumber);
        return inPlace(input, showDocument(input, requireDocument(engine(), index), page ?? 0, engine()));
      },
    },
    {
      name: 'pick-doc',
      isCorpusFree: false,
      run: (input) => {
        const document = requireDocument(engine(), requireNumber(input.values[0]));
        return inPlace(input, showDocument(input, document, 0, engine()));
      },
    },
    {
      name: 'pick-section',
      isCorpusFree: false,
      run: (input) => {
        const passage = requirePassage(engine().corpus, requireNumber(input.values[0]));
        return inPlace(input, showSection(input, { passage, page: 0 }, unshared, engine()));
      },
    },
  ];
}

function requireDocument({ corpus }: Engine, index: number | undefined): Document {
  const document = index === undefined ? undefined : corpus.documents[index];
  if (document === undefined) throw new UnusableControlError();
  return document;
}
