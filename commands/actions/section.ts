import type { Engine } from '../../src/answer/engine.ts';
import type { Action, ActionInput, ActionResult } from '../../src/discord/command.ts';
import { wordsFor } from '../../src/message/words.ts';
import { requireNumber, requirePassage } from '../passage-ref.ts';
import { showSection, type SectionPage } from '../sections.ts';
import type { Services } from '../services.ts';
import { share, unshared, type Copy } from '../sharing.ts';

/** "Whole section" and its pages: a new private message, in which pages are turned. */
export function createSectionActions(services: Services): readonly Action[] {
  const { engine } = services;
  return [
    {
      name: 'section',
      isCorpusFree: false,
      run: (input) => {
        const message = showSection(input, readPage(input, engine()), unshared, engine());
        return { kind: 'message', message, outcome: 'answered' };
      },
    },
    {
      name: 'page',
      isCorpusFree: false,
      run: (input) => inPlace(input, showSection(input, readPage(input, engine()), unshared, engine())),
    },
    {
      name: 'share-page',
      isCorpusFree: false,
      run: async (input) => {
        const wanted = readPage(input, engine());
        const thing = {
          name: `page ${wanted.page}`,
          command: { name: 'topics', id: null },
          words: wordsFor(input.caller, 'public'),
          show: (copy: Copy) => showSection(input, wanted, copy, engine()),
        };
        return share(input, thing, services);
      },
    },
  ];
}

/** What browses changes in place where only one person sees it, and is a new private message elsewhere. */
export function inPlace(
  { source }: ActionInput,
  message: Extract<ActionResult, { kind: 'message' }>['message'],
): ActionResult {
  return { kind: source.isPrivate ? 'update' : 'message', message, outcome: 'answered' };
}

function readPage({ args }: ActionInput, { corpus }: Engine): SectionPage {
  const [index, page = 0] = args.map(requireNumber);
  return { passage: requirePassage(corpus, index), page };
}
