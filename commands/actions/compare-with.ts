import type { Engine } from '../../src/answer/engine.ts';
import {
  UnusableControlError,
  type Action,
  type ActionInput,
  type ActionResult,
} from '../../src/discord/command.ts';
import { decodeSnowflake } from '../../src/discord/custom-id.ts';
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
  return [
    makeAction('compare-with', async (input) => {
      const pair = read(input.args[0], input.values[0], '0');
      return { kind: 'message', ...(await comparePair(input, pair, privately, services)) };
    }),
    makeAction('aspect', async (input) => {
      const [a, b, owner] = input.args;
      return changeCard(input, read(a, b, input.values[0]), owner, services);
    }),
    makeAction('rows', async (input) => {
      const [a, b, aspect, page, owner] = input.args;
      return changeCard(input, { ...read(a, b, aspect), page: requireNumber(page) }, owner, services);
    }),
    makeAction('swap', async (input) => {
      const [a, b, aspect, owner] = input.args;
      return changeCard(input, read(b, a, aspect), owner, services);
    }),
    makeAction('picture', (input) => ({
      kind: 'later',
      message: drawPair(input, read(...input.args), services),
    })),
    makeAction('share-pair', async (input) => sharePair(input, services)),
  ];
}

const privately = { copy: unshared, commandId: null };

function makeAction(name: string, run: Action['run']): Action {
  return { name, isCorpusFree: false, run };
}

/** Changes the comparison where whoever clicks is the only one who sees it, or has asked for it; else a new private one. */
async function changeCard(
  input: ActionInput,
  pair: Pair,
  owner: string | undefined,
  services: Services,
): Promise<ActionResult> {
  const isOwn = !input.source.isPrivate && decodeSnowflake(owner) === input.caller.userId;
  const shown = isOwn ? { ...privately, copy: { ...unshared, isPrivate: false } } : privately;
  const result = await comparePair(input, pair, shown, services);
  const isInPlace = isOwn ? !result.message.isPrivate : input.source.isPrivate;
  return { kind: isInPlace ? 'update' : 'message', ...result };
}

async function sharePair(input: ActionInput, services: Services): Promise<ActionResult> {
  const [command, ...args] = input.args;
  const pair = readPair(args.map(requireNumber), services.engine());
  const commandId = readCommand(command);
  const thing = {
    name: `share ${args.join(' ')}`,
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
