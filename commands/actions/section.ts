import type { Engine } from '../../src/answer/engine.ts';
import type { Action, ActionInput, ActionResult } from '../../src/discord/command.ts';
import { createView } from '../../src/discord/view.ts';
import { claimOnce } from '../claim.ts';
import { requireNumber, requirePassage } from '../passage-ref.ts';
import { showSection, type SectionRequest } from '../sections.ts';
import type { Services } from '../services.ts';
import { sign } from './signature.ts';

/** "Whole section" and its pages: a new private message, in which pages are turned. */
export function createSectionActions({ engine, claim }: Services): readonly Action[] {
  return [
    {
      name: 'section',
      isCorpusFree: false,
      run: (input) => {
        const message = showSection(input, readRequest(input, engine()), engine());
        return { kind: 'message', message, outcome: 'answered' };
      },
    },
    {
      name: 'page',
      isCorpusFree: false,
      run: (input) => {
        const message = showSection(input, readRequest(input, engine()), engine());
        return inPlace(input, message);
      },
    },
    {
      name: 'share-page',
      isCorpusFree: false,
      run: async (input): Promise<ActionResult> => {
        const request = readRequest(input, engine());
        const isFirst = await claimOnce(input, `page ${request.page}`, { claim, isEachPersons: false });
        const signature = sign(input, { name: 'topics', id: null }, createView(input, 'public').words);
        return {
          kind: 'update',
          message: showSection(input, { ...request, sharing: 'shared' }, engine()),
          ...(isFirst
            ? {
                followUp: showSection(input, { ...request, isPrivate: false, signature }, engine()),
                otherwise: showSection(input, { ...request, sharing: 'refused' }, engine()),
              }
            : {}),
          outcome: 'answered',
        };
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

function readRequest({ args }: ActionInput, { corpus }: Engine): SectionRequest {
  const [index, page] = args.map(requireNumber);
  return {
    passage: requirePassage(corpus, index),
    page: page ?? 0,
    isPrivate: true,
    signature: null,
  };
}
