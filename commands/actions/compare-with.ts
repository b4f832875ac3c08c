import type { Engine } from '../../src/answer/engine.ts';
import { UnusableControlError, type ActionInput, type ActionResult } from '../../src/discord/command.ts';
import { wordsFor } from '../../src/message/words.ts';
import { comparePair, drawPair, type Pair } from '../comparing.ts';
import { readCommand } from '../controls.ts';
import { requireNumber } from '../passage-ref.ts';
import type { ServedActions, Services } from '../services.ts';
import { share, unshared, type Copy } from '../sharing.ts';

/** "Compare with…", an aspect, more rows, sides swapped, the picture of a comparison, and sharing it. */
export const compareActions: ServedActions = {
  'compare-with': ({ args: [a], ...input }, services) => compare(input, [a, input.values[0], '0'], services),
  aspect: ({ args: [a, b], ...input }, services) => compare(input, [a, b, input.values[0]], services),
  rows: ({ args, ...input }, services) => compare(input, args, services),
  swap: ({ args: [a, b, aspect], ...input }, services) => compare(input, [b, a, aspect], services),
  picture: (input, services) => ({
    kind: 'later',
    message: drawPair(input, readPair(input.args, services.engine()), services),
  }),
  'share-pair': async (input, services) => {
    const [command, ...args] = input.args;
    const pair = readPair(args, services.engine());
    const commandId = readCommand(command);
    const thing = {
      name: 'share',
      command: { name: 'compare', id: commandId },
      words: wordsFor(input.caller, 'public'),
      show: async (copy: Copy) => (await comparePair(input, pair, { copy, commandId }, services)).message,
    };
    return share(input, thing, services);
  },
};

async function compare(
  input: Pick<ActionInput, 'caller'>,
  args: readonly (string | undefined)[],
  services: Services,
): Promise<ActionResult> {
  const pair = readPair(args, services.engine());
  const shown = { copy: unshared, commandId: null };
  return { kind: 'message', ...(await comparePair(input, pair, shown, services)) };
}

/** Subjects by number, the aspect, counted from 1 with 0 for all of them, and the page. */
function readPair(args: readonly (string | undefined)[], { subjects, aspects }: Engine): Pair {
  const [a = -1, b = -1, number = -1, page = 0] = args.map(requireNumber);
  const [left, right] = [subjects.all[a], subjects.all[b]];
  const aspect = number === 0 ? null : aspects[number - 1];
  if (left === undefined || right === undefined || aspect === undefined) throw new UnusableControlError();
  return { a: left.name, b: right.name, aspect, page };
}
