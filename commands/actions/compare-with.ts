import {
  UnusableControlError,
  type ActionInput,
  type ActionResult,
  type Action,
  type Services,
} from '../../src/discord/command.ts';
import { comparePair, drawPair, type Pair } from '../comparing.ts';
import { requireNumber } from '../passage-ref.ts';
import { share, unshared, type Shown } from '../sharing.ts';

export const compareActions: Readonly<Record<string, Action>> = {
  'compare-with': async (input, services) => {
    const pair = readPair([input.args[0], input.values[0], '0'], services);
    return { kind: 'message', ...(await comparePair(input, pair, unshared, services)) };
  },
  aspect: (input, services) => {
    const [a, b, owner] = input.args;
    return changeCard(input, readPair([a, b, input.values[0]], services), owner, services);
  },
  rows: (input, services) => {
    const [a, b, aspect, page, owner] = input.args;
    const pair = { ...readPair([a, b, aspect], services), page: requireNumber(page) };
    return changeCard(input, pair, owner, services);
  },
  swap: (input, services) => {
    const [a, b, aspect, owner] = input.args;
    return changeCard(input, readPair([b, a, aspect], services), owner, services);
  },
  picture: (input, services) => {
    const pair = readPair(input.args, services);
    return { kind: 'later', make: async () => drawPair(input, pair, services) };
  },
  'share-pair': async (input, services) => {
    const pair = readPair(input.args, services);
    const show = async (shown: Shown) => (await comparePair(input, pair, shown, services)).message;
    return share(input, 'compare', show, services);
  },
};

/** Changes the comparison where whoever clicks is the only one who sees it, or has asked for it; else a new private one. */
async function changeCard(
  input: ActionInput,
  pair: Pair,
  owner: string | undefined,
  services: Services,
): Promise<ActionResult> {
  const isOwn = !input.source.isPrivate && owner === input.caller.userId;
  const result = await comparePair(input, pair, { ...unshared, isPrivate: !isOwn }, services);
  const isInPlace = isOwn ? !result.message.isPrivate : input.source.isPrivate;
  return { kind: isInPlace ? 'update' : 'message', ...result };
}

/** Subjects by number; aspects are counted from 1, and 0 stands for all of them. */
function readPair(args: readonly (string | undefined)[], { engine }: Services): Pair {
  const { subjects, aspects } = engine();
  const [a = -1, b = -1, number = -1] = args.map(requireNumber);
  const [left, right] = [subjects.all[a], subjects.all[b]];
  const aspect = number === 0 ? null : aspects[number - 1];
  if (left === undefined || right === undefined || aspect === undefined) throw new UnusableControlError();
  return { a: left.name, b: right.name, aspect };
}
