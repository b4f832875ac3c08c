import type { ActionInput, ActionResult, Action, Services } from '../../src/discord/command.ts';
import type { Message } from '../../src/message/message.ts';
import { showDocument, showDocuments, showSection, type SectionPage } from '../browsing.ts';
import { requireNumber, requirePassage } from '../passage-ref.ts';
import { share, unshared } from '../sharing.ts';

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
