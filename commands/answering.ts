import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Answer } from '../src/answer/answer.ts';
import { stripMarkup } from '../src/answer/clean-question.ts';
import type { Conversation } from '../src/answer/engine.ts';
import { asksNothing } from '../src/answer/find-question.ts';
import { nameSection } from '../src/corpus/document.ts';
import { againAction } from '../src/discord/answer-interaction.ts';
import { buttonRow } from '../src/discord/body.ts';
import {
  UnusableControlError,
  type Action,
  type ActionInput,
  type ActionResult,
  type CommandResult,
  type Input,
  type Services,
} from '../src/discord/command.ts';
import { longestText } from '../src/discord/options.ts';
import type { Message } from '../src/message/message.ts';
import { renderAbstention, renderTerseAbstention } from '../src/message/render-abstention.ts';
import { renderAnswer, renderDoubt, renderPassages, type ShownAnswer } from '../src/message/render-answer.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';
import { presentComparison } from './compare.ts';
import {
  answerRows,
  createId,
  describeReader,
  didYouMeanRows,
  doubtRows,
  passageRows,
  removeButton,
  suggestionRows,
} from './controls.ts';
import { hintAt } from './hint.ts';
import { decodeRef } from './passage-ref.ts';
import { claimOnce, share, unshared, type Shown } from './sharing.ts';

/** How an answer is to be shown; an abstention is private in any case. */
interface Presentation extends Pick<Shown, 'isPrivate'> {
  /** Whether to say in two lines that there is no answer: for others to see who have not asked. */
  readonly isTerse?: boolean;
}

interface QuestionRequest extends Presentation {
  readonly question: string;
  readonly conversation: Conversation | null;
}

/** Answers a question, or says that the corpus does not, with what can be done next. */
export async function answerQuestion(
  input: Input,
  request: QuestionRequest,
  services: Services,
): Promise<CommandResult> {
  const engine = services.engine();
  const { question, conversation } = request;
  if (engine.readSmallTalk(question) !== null || asksNothing(question, engine)) {
    const words = wordsFor(input.caller, 'private');
    return { message: renderNotice(hintAt(engine, words)), outcome: 'rejected' };
  }
  const answer =
    conversation === null
      ? await engine.ask(question)
      : (await engine.converse(question, conversation)).answer;
  return presentAnswer(input, answer, request, services);
}

/**
 * An answer with its controls, places to pick from where it is in doubt, or that there is none with what comes near;
 * counted where counting is on.
 */
export async function presentAnswer(
  input: Input,
  answer: Answer,
  { isPrivate, isTerse = false }: Presentation,
  services: Services,
): Promise<CommandResult> {
  const { question, readings, unanswered, status, sure, comparison } = answer;
  const [best, ...others] = answer.passages;
  const shown = { ...unshared, isPrivate };
  if (status === 'abstained' || best === undefined) {
    void services.gaps?.add(stripMarkup(question), 'abstained');
    if (comparison?.reason === 'same-subject' && !isTerse)
      return presentComparison(input, comparison, shown, services);
    const message = showAbstention(input, answer, { ...shown, isPrivate: !isTerse }, services);
    return { message, outcome: 'abstained' };
  }
  if (comparison !== null) return presentComparison(input, comparison, shown, services);
  if (!sure) {
    const reader = describeReader(input, shown, services);
    const rows = doubtRows(answer.passages, reader);
    return { message: { ...renderDoubt(answer, reader.words), rows, isPrivate }, outcome: 'answered' };
  }
  const told = { question, readings, unanswered, passages: [best, ...others] as const };
  return { message: showAnswer(input, told, shown, services), outcome: 'answered' };
}

function showAnswer(
  input: Input,
  told: Omit<ShownAnswer, 'names' | 'signature'>,
  shown: Shown,
  services: Services,
): Message {
  const { question, passages } = told;
  const reader = describeReader(input, shown, services);
  const rows = answerRows(question, passages, reader);
  const names = reader.engine.subjects.otherNames(question, passages[0].excerpt);
  const { signature, isPrivate } = shown;
  return { ...renderAnswer({ ...told, names, signature }, reader.words), rows, isPrivate };
}

function showAbstention(input: Input, answer: Answer, shown: Shown, services: Services): Message {
  const reader = describeReader(input, shown, services);
  const { words, engine, isPrivate } = reader;
  const { settings } = engine.corpus;
  const suggested = suggestionRows(answer, reader);
  if (isPrivate) {
    const others = answer.comparison === null ? [] : didYouMeanRows(answer.comparison, reader);
    const rows = [...passageRows(engine, answer.passages), ...others, ...suggested];
    return { ...renderAbstention(answer, words, settings), rows };
  }
  const rows = [...suggested, ...buttonRow([removeButton(reader)])];
  return { ...renderTerseAbstention(answer, words, settings), rows, isPrivate };
}

const field = 'question';

export const answerActions: Readonly<Record<string, Action>> = {
  /** A question picked from those that a withheld answer offers. */
  ask: (input, services) => answerPrivately(input, input.values[0], null, services),
  [againAction]: (input, services) => answerPrivately(input, input.source.question, null, services),

  follow: ({ caller }, { engine }) => {
    const words = wordsFor(caller, 'private');
    const text = { customId: field, label: words.followUpLabel, placeholder: words.followUpHint };
    const customId = createId(engine(), 'followed');
    const form = { customId, title: words.followUp, field: { ...text, maxChars: longestText } };
    return { kind: 'form', form };
  },
  followed: async (input, services) => {
    const before = input.source.question;
    const turn = before === null ? null : await services.engine().converse(before, null);
    const asked = input.fields.get(field)?.trim().slice(0, longestText);
    return answerPrivately(input, asked, turn?.conversation ?? null, services);
  },

  /** "More passages", those that came after the best one, and a passage picked from several; to whoever clicks. */
  more: (input, services) => showPassages(input, input.args, services),
  passage: (input, services) => showPassages(input, input.values, services),

  /**
   * "Share": posts a private answer for everybody. The passages come from the custom id; only the question, which is
   * echoed, comes from the message.
   */
  share: async (input, services) => {
    const engine = services.engine();
    const [best, ...others] = input.args.map((ref) => decodeRef(engine.corpus, ref));
    if (best === undefined) throw new UnusableControlError();
    const { document, section } = best.passage;
    const question = input.source.question ?? nameSection(document, section);
    const again = await engine.ask(question);
    const isSame = again.passages[0]?.passage === best.passage;
    const { readings, unanswered } = isSame ? again : { readings: [], unanswered: [] };
    const told = { question, readings, unanswered, passages: [best, ...others] as const };
    return share(input, 'virt', (shown) => showAnswer(input, told, shown, services), services);
  },

  /** "Delete": for the person who asked, and for those who may manage messages. */
  delete: ({ args, caller }) => {
    const isModerator = (caller.permissions & PermissionFlagsBits.ManageMessages) !== 0n;
    if (caller.userId === args[0] || isModerator) return { kind: 'delete' };
    const message = renderNotice(wordsFor(caller, 'private').notYours);
    return { kind: 'message', message, outcome: 'rejected' };
  },

  /** 👍 and 👎: counted for the question, whatever it was answered from, without who clicked. */
  helpful: (input, services) => thank(input, false, services),
  unhelpful: (input, services) => thank(input, true, services),
};

async function answerPrivately(
  input: ActionInput,
  asked: string | null | undefined,
  conversation: Conversation | null,
  services: Services,
): Promise<ActionResult> {
  const question = asked?.trim() ?? '';
  if (question === '') throw new UnusableControlError();
  const request = { question, conversation, isPrivate: true };
  return { kind: 'message', ...(await answerQuestion(input, request, services)) };
}

function showPassages(input: ActionInput, refs: readonly string[], { engine }: Services): ActionResult {
  if (refs.length === 0) throw new UnusableControlError();
  const passages = refs.map((ref) => decodeRef(engine().corpus, ref));
  const question = input.source.question ?? '';
  const shown = renderPassages(question, passages, wordsFor(input.caller, 'private'));
  const message = { ...shown, rows: passageRows(engine(), passages) };
  return { kind: 'message', message, outcome: 'answered' };
}

async function thank(
  input: ActionInput,
  isDisliked: boolean,
  { gaps, repeats }: Services,
): Promise<ActionResult> {
  const { source, caller } = input;
  if (gaps === null || source.question === null) throw new UnusableControlError();
  const isFirst = await claimOnce(input, `feedback:${caller.userId}`, repeats);
  if (isFirst && isDisliked) void gaps.add(stripMarkup(source.question), 'disliked');
  const message = renderNotice(wordsFor(caller, 'private').thanks);
  return { kind: 'message', message, outcome: 'answered' };
}
