import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Comparison } from '../src/answer/comparison.ts';
import type { Field } from '../src/answer/completion.ts';
import type { Engine } from '../src/answer/engine.ts';
import {
  UnusableControlError,
  type Action,
  type ActionInput,
  type ActionResult,
  type AutocompleteInput,
  type Command,
  type CommandResult,
  type Input,
  type Services,
} from '../src/discord/command.ts';
import { createChoices, readAspect, readGiven } from '../src/discord/options.ts';
import { frameBlocks, type Message } from '../src/message/message.ts';
import { renderComparison, writeTitle } from '../src/message/render-comparison.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';
import { comparisonRows, decodeAspect, describeReader } from './controls.ts';
import { describeIn, everywhere, nameIn } from './definition.ts';
import { rejectOption } from './hint.ts';
import { requireNumber } from './passage-ref.ts';
import { share, unshared, type Shown } from './sharing.ts';

const name = { type: ApplicationCommandOptionType.String, max_length: 100, autocomplete: true } as const;

/** `/compare a b aspect`: two subjects side by side; private when there is nothing to compare. */
export const compare: Command = {
  definition: {
    name: 'compare',
    ...describeIn('compare'),
    ...everywhere,
    options: [
      { ...name, ...nameIn('a'), ...describeIn('aHint'), required: true },
      { ...name, ...nameIn('b'), ...describeIn('bHint'), required: true },
      { ...name, ...nameIn('aspect'), ...describeIn('aspectHint') },
    ],
  },
  run: (input, services) => {
    const engine = services.engine();
    const [a, b] = [readGiven(input, 'a', engine), readGiven(input, 'b', engine)];
    if (a === null || b === null) return rejectOption(input, null);
    if (a === '' || b === '') return rejectOption(input, a === '' ? 'a' : 'b');
    const aspect = readAspect(input, 'aspect', engine.aspects);
    return comparePair(input, { a, b, aspect }, { ...unshared, isPrivate: false }, services);
  },
  autocomplete: (input, engine) => createChoices(input, chooseField(input, engine), engine),
};

/** The other name decides what goes with it, and both decide by what they can be compared. */
function chooseField(input: AutocompleteInput, engine: Engine): Field {
  const [a = null, b = null] = ['a', 'b'].map((option) => readGiven(input, option, engine) || null);
  if (input.focused === 'aspect') return { kind: 'aspect', a, b };
  return { kind: 'subject', other: input.focused === 'a' ? b : a };
}

export const compareActions: Readonly<Record<string, Action>> = {
  'compare-with': async (input, services) => {
    const pair = readPair([input.args[0], input.values[0], input.args[1] ?? '0'], input, services);
    return { kind: 'message', ...(await comparePair(input, pair, unshared, services)) };
  },
  aspect: (input, services) => {
    const [a, b, owner] = input.args;
    return changeCard(input, readPair([a, b, input.values[0]], input, services), owner, services);
  },
  rows: (input, services) => {
    const [a, b, aspect, page, owner] = input.args;
    const pair = { ...readPair([a, b, aspect], input, services), page: requireNumber(page) };
    return changeCard(input, pair, owner, services);
  },
  swap: (input, services) => {
    const [a, b, aspect, owner] = input.args;
    return changeCard(input, readPair([b, a, aspect], input, services), owner, services);
  },
  picture: (input, services) => {
    const pair = readPair(input.args, input, services);
    return { kind: 'later', make: async () => drawPair(input, pair, services) };
  },
  'share-pair': async (input, services) => {
    const pair = readPair(input.args, input, services);
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

function readPair(
  [a, b, given]: readonly (string | undefined)[],
  { source }: ActionInput,
  { engine }: Services,
): Pair {
  const { all } = engine().subjects;
  const [left, right] = [all[requireNumber(a)], all[requireNumber(b)]];
  const aspect = decodeAspect(given, source.question, engine());
  if (left === undefined || right === undefined || aspect === undefined) throw new UnusableControlError();
  return { a: left.name, b: right.name, aspect };
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly aspect: string | null;
  readonly page?: number;
}

/** Puts two subjects side by side, with what can be done next; private where there is nothing to compare. */
async function comparePair(
  input: Input,
  pair: Pair,
  shown: Shown,
  services: Services,
): Promise<CommandResult> {
  const { a, b, aspect, page = 0 } = pair;
  const comparison = await services.engine().compare(a, b, aspect);
  return presentComparison(input, comparison, { ...shown, page }, services);
}

export async function presentComparison(
  input: Input,
  comparison: Comparison,
  { page = 0, ...shown }: Shown & { readonly page?: number },
  services: Services,
): Promise<CommandResult> {
  const isPrivate = shown.isPrivate || comparison.status === 'abstained';
  const reader = describeReader(input, { ...shown, isPrivate }, services);
  const hasPicture = services.drawComparison !== null;
  const rows = await comparisonRows(comparison, { ...reader, page, hasPicture });
  const message = renderComparison(comparison, reader.words, { page, signature: shown.signature });
  return { message: { ...message, rows, isPrivate }, outcome: comparison.status };
}

/** The picture of a comparison, or a notice that there is none; private. Never rejects. */
async function drawPair(
  { caller }: Input,
  { a, b, aspect }: Pair,
  { engine, drawComparison }: Pick<Services, 'engine' | 'drawComparison'>,
): Promise<Message> {
  const words = wordsFor(caller, 'private');
  try {
    const comparison = await engine().compare(a, b, aspect);
    const picture = (await drawComparison?.(comparison, caller.locale)) ?? null;
    if (picture === null) return renderNotice(words.noPicture);
    const message = frameBlocks(writeTitle(comparison, words));
    return { ...message, hasQuestion: true, files: [picture] };
  } catch {
    return renderNotice(words.noPicture);
  }
}
