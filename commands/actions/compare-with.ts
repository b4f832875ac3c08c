import type { Engine } from '../../src/answer/engine.ts';
import {
  UnusableControlError,
  type Action,
  type ActionInput,
  type ActionResult,
} from '../../src/discord/command.ts';
import { wordsFor } from '../../src/message/words.ts';
import { comparePair, drawPair, type Pair } from '../comparing.ts';
import { readCommand } from '../controls.ts';
import { requireNumber } from '../passage-ref.ts';
import type { Services } from '../services.ts';
import { share, unshared, type Copy } from '../sharing.ts';

/** "Compare with…", an aspect, more rows, sides swapped, the picture of a comparison, and sharing it. */
export function createCompareActions(services: Services): readonly Action[] {
  const read = (...texts: readonly (string | undefined)[]): Pair =>
    readPair(texts.map(requireNumber), services.engine());
  const compare = async (input: ActionInput, pair: Pair) => {
    const shown = { copy: unshared, commandId: null };
    return { kind: 'message', ...(await comparePair(input, pair, shown, services)) } as const;
  };
  return [
    {
      name: 'compare-with',
      isCorpusFree: false,
      run: async (input) => compare(input, read(input.args[0], input.values[0], '0')),
    },
    {
      name: 'aspect',
      isCorpusFree: false,
      run: async (input) => compare(input, read(input.args[0], input.args[1], input.values[0])),
    },
    {
      name: 'rows',
      isCorpusFree: false,
      run: async (input) =>
        compare(input, { ...read(...input.args.slice(0, 3)), page: requireNumber(input.args[3]) }),
    },
    {
      name: 'swap',
      isCorpusFree: false,
      run: async (input) => compare(input, read(input.args[1], input.args[0], input.args[2])),
    },
    {
      name: 'picture',
      isCorpusFree: false,
      run: (input) => ({ kind: 'later', message: drawPair(input, read(...input.args), services) }),
    },
    { name: 'share-pair', isCorpusFree: false, run: async (input) => sharePair(input, services) },
  ];
}

async function sharePair(input: ActionInput, services: Services): Promise<ActionResult> {
  const [command, ...args] = input.args;
  const pair = readPair(args.map(requireNumber), services.engine());
  const commandId = readCommand(command);
  const thing = {
    name: 'share',
    command: { name: 'compare', id: commandId },
    words: wordsFor(input.caller, 'public'),
    show: async (copy: Copy) => (await comparePair(input, pair, { copy, commandId }, services)).message,
  };
  return share(input, thing, services);
}

/** Subjects by number; aspects are counted from 1, and 0 stands for all of them. */
function readPair([a = -1, b = -1, number = -1]: readonly number[], { subjects, aspects }: Engine): Pair {
  const [left, right] = [subjects.all[a], subjects.all[b]];
  const aspect = number === 0 ? null : aspects[number - 1];
  if (left === undefined || right === undefined || aspect === undefined) throw new UnusableControlError();
  return { a: left.name, b: right.name, aspect };
}
