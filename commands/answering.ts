import type { Answer } from '../src/answer/answer.ts';
import type { Conversation, Engine } from '../src/answer/engine.ts';
import { stripMarkup } from '../src/answer/clean-question.ts';
import { readSmallTalk } from '../src/answer/small-talk.ts';
import type { CommandResult, Input } from '../src/discord/command.ts';
import { buttonRow } from '../src/discord/body.ts';
import { canPost, type Caller } from '../src/discord/interaction.ts';
import type { Message } from '../src/message/message.ts';
import { renderAbstention, renderTerseAbstention } from '../src/message/render-abstention.ts';
import { renderAnswer, type ShownAnswer } from '../src/message/render-answer.ts';
import { renderDoubt } from '../src/message/render-doubt.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { detectLanguage, wordsFor } from '../src/message/words.ts';
import { presentComparison } from './comparing.ts';
import { abstentionRows, answerRows, doubtRows, removeButton, suggestionRows } from './controls.ts';
import { hintAt } from './hint.ts';
import type { Services } from './services.ts';
import { unshared, type Copy } from './sharing.ts';

/** What is asked, and how the answer is to be shown. */
export interface QuestionRequest {
  readonly question: string;
  /** What was said before, or null. */
  readonly conversation: Conversation | null;
  /** Only the person who asks sees the answer. An abstention is private in any case. */
  readonly isPrivate: boolean;
  /** Id of the command to be named when the answer is shared, or null. */
  readonly commandId: string | null;
}

/** Answers a question, or says that the corpus does not, with what can be done next. */
export async function answerQuestion(
  input: Input,
  request: QuestionRequest,
  services: Services,
): Promise<CommandResult> {
  const engine = services.engine();
  const { question, conversation } = request;
  if (readSmallTalk(question) !== null) {
    const words = wordsFor(speakLike(input.caller, question), 'private');
    return { message: renderNotice(await hintAt(engine, words)), outcome: 'rejected' };
  }
  const answer =
    conversation === null
      ? await engine.ask(question)
      : (await engine.converse(question, conversation)).answer;
  return presentAnswer(input, answer, { ...request, isTerse: false }, services);
}

/** How an answer is to be shown. */
export interface Presentation extends Pick<QuestionRequest, 'isPrivate' | 'commandId'> {
  /** Whether to say in two lines that there is no answer: for others to see who have not asked. */
  readonly isTerse: boolean;
}

/**
 * An answer with its controls, places to pick from where it is in doubt, or that there is none with what comes near;
 * counted where counting is on.
 */
export async function presentAnswer(
  input: Input,
  answer: Answer,
  presentation: Presentation,
  services: Services,
): Promise<CommandResult> {
  const { question, readings, status, sure, comparison } = answer;
  const [best, ...others] = answer.passages;
  if (status === 'abstained' || best === undefined) {
    void services.gaps?.add(stripMarkup(question), 'abstained');
    const message = showAbstention(input, answer, presentation, services.engine());
    return { message, outcome: 'abstained' };
  }
  const copy = { ...unshared, isPrivate: presentation.isPrivate };
  if (comparison?.status === 'answered') {
    return presentComparison(input, comparison, { ...presentation, copy }, services);
  }
  if (!sure) return { message: showDoubt(input, answer, copy, services), outcome: 'answered' };
  const shown = { question, readings, passages: [best, ...others] as const };
  return { message: showAnswer(input, shown, { ...presentation, copy }, services), outcome: 'answered' };
}

/** An answer with its controls. */
export function showAnswer(
  { caller }: Input,
  shown: Omit<ShownAnswer, 'names' | 'signature'>,
  { copy, commandId }: { readonly copy: Copy; readonly commandId: string | null },
  { engine: currentEngine, gaps }: Services,
): Message {
  const { question, passages } = shown;
  const { isPrivate, signature } = copy;
  const engine = currentEngine();
  const words = wordsFor(speakLike(caller, question), isPrivate ? 'private' : 'public');
  const context = { ...copy, engine, words, commandId, askerId: caller.userId, hasFeedback: gaps !== null };
  const rows = answerRows(question, passages, { ...context, canShare: canPost(caller) });
  const names = engine.subjects.otherNames(question, passages[0].excerpt);
  return { ...renderAnswer({ ...shown, names, signature }, { words, rows }), isPrivate };
}

function showDoubt({ caller }: Input, answer: Answer, { isPrivate }: Copy, { engine }: Services): Message {
  const words = wordsFor(speakLike(caller, answer.question), isPrivate ? 'private' : 'public');
  const context = { engine: engine(), words, isPrivate, askerId: caller.userId };
  return { ...renderDoubt(answer, { words, rows: doubtRows(answer.passages, context) }), isPrivate };
}

function showAbstention(
  { caller }: Input,
  answer: Answer,
  { commandId, isTerse }: Presentation,
  engine: Engine,
): Message {
  const words = wordsFor(speakLike(caller, answer.question), isTerse ? 'public' : 'private');
  const context = { engine, words, commandId };
  const { contact } = engine.corpus.settings;
  if (!isTerse) return renderAbstention(answer, { words, rows: abstentionRows(answer, context) }, contact);
  const remove = removeButton({ ...context, askerId: caller.userId });
  const rows = [...suggestionRows(answer, context), ...buttonRow([remove])];
  return renderTerseAbstention(answer, { words, rows }, contact);
}

/** A question in a language of the bot's is answered in it, whatever the settings of person and server. */
export function speakLike(caller: Caller, question: string): Caller {
  const locale = detectLanguage(question);
  return locale === null ? caller : { ...caller, locale, guildLocale: locale };
}
