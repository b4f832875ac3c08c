import type { Answer } from '../src/answer/answer.ts';
import type { Conversation, Engine } from '../src/answer/engine.ts';
import type { CommandResult, Input } from '../src/discord/command.ts';
import { readSmallTalk } from '../src/answer/small-talk.ts';
import { buttonRow } from '../src/discord/controls.ts';
import { createView } from '../src/discord/view.ts';
import { detectLanguage } from '../src/message/language.ts';
import { renderAbstention, renderTerseAbstention } from '../src/message/render-abstention.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { renderShownAnswer, type ShownAnswer } from '../src/message/render-answer.ts';
import type { Message } from '../src/message/message.ts';
import { canShare } from './claim.ts';
import {
  abstentionRows,
  answerRows,
  handOver,
  removeButton,
  suggestionRows,
  type ControlContext,
} from './controls.ts';
import type { DrawnAnswer } from './drawn-answers.ts';
import { hintAt } from './hint.ts';
import type { Services } from './services.ts';

/** What is asked, and how the answer is to be shown. */
export interface Request {
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
  request: Request,
  services: Services,
): Promise<CommandResult> {
  const engine = services.engine();
  if (readSmallTalk(request.question) !== null) {
    const { words } = createView(speakLike(input, request.question), 'private');
    return { message: renderNotice(await hintAt(engine, words)), outcome: 'rejected' };
  }
  const draw = async (): Promise<DrawnAnswer> => {
    const answer = await consult(engine, request.question, request.conversation);
    return drawAnswer(input, answer, { ...request, isTerse: false }, services);
  };
  const { caller, style } = input;
  const drawn =
    request.conversation === null
      ? await services.recallDrawn({ ...request, engine, caller, style, canShare: canShare(input) }, draw)
      : await draw();
  count(drawn, services);
  const { message, outcome } = drawn;
  return { message: { ...message, rows: handOver(message.rows, caller.userId) }, outcome };
}

/** How an answer is to be shown. */
export interface Presentation extends Pick<Request, 'isPrivate' | 'commandId'> {
  /** Whether to say in two lines that there is no answer: for others to see who have not asked. */
  readonly isTerse: boolean;
}

/** An answer with its controls, or that there is none with what comes near; counted where counting is on. */
export function presentAnswer(
  input: Input,
  answer: Answer,
  presentation: Presentation,
  services: Services,
): CommandResult {
  const drawn = drawAnswer(input, answer, presentation, services);
  count(drawn, services);
  return { message: drawn.message, outcome: drawn.outcome };
}

function count({ outcome, question }: DrawnAnswer, { feedback }: Services): void {
  if (outcome === 'abstained') feedback?.record({ verdict: 'abstained', question });
}

function drawAnswer(
  input: Input,
  answer: Answer,
  presentation: Presentation,
  services: Services,
): DrawnAnswer {
  const engine = services.engine();
  const { question, readings, status } = answer;
  const [best, ...others] = answer.passages;
  if (status === 'abstained' || best === undefined) {
    return { message: showAbstention(input, answer, presentation, engine), outcome: 'abstained', question };
  }
  const message = showAnswer(
    input,
    { question, readings, passages: [best, ...others], signature: null },
    { ...presentation, engine, hasFeedback: services.feedback !== null },
  );
  return { message, outcome: 'answered', question };
}

/** Asks the engine, in a conversation if there is one. */
export async function consult(
  engine: Engine,
  question: string,
  previous: Conversation | null,
): Promise<Answer> {
  return previous === null ? engine.ask(question) : (await engine.converse(question, previous)).answer;
}

/** What an answer's message depends on beside the answer. */
export type AnswerSetting = Omit<ControlContext, 'words' | 'askerId' | 'canShare'>;

/** An answer with its controls. */
export function showAnswer(input: Input, shown: Omit<ShownAnswer, 'names'>, setting: AnswerSetting): Message {
  const { engine, isPrivate } = setting;
  const audience = isPrivate ? 'private' : 'public';
  const speaking = speakLike(input, shown.question);
  const view = createView(speaking, audience);
  const context = {
    ...setting,
    words: view.words,
    askerId: input.caller.userId,
    canShare: canShare(input),
  };
  const rows = answerRows(shown.question, shown.passages, context);
  const names = engine.subjects.otherNames(shown.question, shown.passages[0].excerpt);
  return { ...renderShownAnswer({ ...shown, names }, { ...view, rows }), isPrivate };
}

function showAbstention(
  input: Input,
  answer: Answer,
  { commandId, isTerse }: Presentation,
  engine: Engine,
): Message {
  const view = createView(speakLike(input, answer.question), isTerse ? 'public' : 'private');
  const context = { engine, words: view.words, commandId };
  if (!isTerse) return renderAbstention(answer, { ...view, rows: abstentionRows(answer, context) });
  const remove = removeButton({ ...context, askerId: input.caller.userId });
  return renderTerseAbstention(answer, {
    ...view,
    rows: [...suggestionRows(answer, context), ...buttonRow([remove])],
  });
}

/** A question in a language of the bot's is answered in it, whatever the settings of person and server. */
export function speakLike<Given extends Input>(input: Given, question: string): Given {
  const locale = detectLanguage(question);
  return locale === null ? input : { ...input, caller: { ...input.caller, locale, guildLocale: locale } };
}
