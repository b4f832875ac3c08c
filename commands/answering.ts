import type { Answer } from '../src/answer/answer.ts';
import type { Conversation } from '../src/answer/engine.ts';
import { stripMarkup } from '../src/answer/clean-question.ts';
import { asksNothing } from '../src/answer/find-question.ts';
import { buttonRow } from '../src/discord/body.ts';
import type { CommandResult, Input, Services } from '../src/discord/command.ts';
import type { Message } from '../src/message/message.ts';
import { renderAbstention, renderTerseAbstention } from '../src/message/render-abstention.ts';
import { renderAnswer, renderDoubt, type ShownAnswer } from '../src/message/render-answer.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';
import { presentComparison } from './comparing.ts';
import {
  answerRows,
  describeReader,
  doubtRows,
  passageRows,
  removeButton,
  suggestionRows,
} from './controls.ts';
import { hintAt } from './hint.ts';
import { unshared, type Shown } from './sharing.ts';

/** How an answer is to be shown; an abstention is private in any case. */
export interface Presentation extends Pick<Shown, 'isPrivate'> {
  /** Whether to say in two lines that there is no answer: for others to see who have not asked. */
  readonly isTerse?: boolean;
}

export interface QuestionRequest extends Presentation {
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
  const { question, readings, status, sure, comparison } = answer;
  const [best, ...others] = answer.passages;
  const shown = { ...unshared, isPrivate };
  if (status === 'abstained' || best === undefined) {
    void services.gaps?.add(stripMarkup(question), 'abstained');
    const message = showAbstention(input, answer, { ...shown, isPrivate: !isTerse }, services);
    return { message, outcome: 'abstained' };
  }
  if (comparison !== null) return presentComparison(input, comparison, shown, services);
  if (!sure) {
    const reader = describeReader(input, shown, services);
    const view = { words: reader.words, rows: doubtRows(answer.passages, reader) };
    return { message: { ...renderDoubt(answer, view), isPrivate }, outcome: 'answered' };
  }
  const told = { question, readings, passages: [best, ...others] as const };
  return { message: showAnswer(input, told, shown, services), outcome: 'answered' };
}

export function showAnswer(
  input: Input,
  told: Omit<ShownAnswer, 'names' | 'signature'>,
  shown: Shown,
  services: Services,
): Message {
  const { question, passages } = told;
  const reader = describeReader(input, shown, services);
  const view = { words: reader.words, rows: answerRows(question, passages, reader) };
  const names = reader.engine.subjects.otherNames(question, passages[0].excerpt);
  return {
    ...renderAnswer({ ...told, names, signature: shown.signature }, view),
    isPrivate: shown.isPrivate,
  };
}

function showAbstention(input: Input, answer: Answer, shown: Shown, services: Services): Message {
  const reader = describeReader(input, shown, services);
  const { words, engine, isPrivate } = reader;
  const { settings } = engine.corpus;
  const suggested = suggestionRows(answer, reader);
  if (isPrivate) {
    const rows = [...passageRows(engine, answer.passages), ...suggested];
    return renderAbstention(answer, { words, rows }, settings);
  }
  const rows = [...suggested, ...buttonRow([removeButton(reader)])];
  return renderTerseAbstention(answer, { words, rows }, settings);
}
