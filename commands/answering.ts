import type { Answer } from '../src/answer/answer.ts';
import type { Conversation, Engine, Turn } from '../src/answer/engine.ts';
import { toEnglishQuestion } from '../src/answer/vietnamese-question.ts';
import type { CommandResult, Input } from '../src/discord/command.ts';
import { buttonRow } from '../src/discord/controls.ts';
import { createView } from '../src/discord/view.ts';
import { detectLanguage } from '../src/message/language.ts';
import { renderAbstention, renderTerseAbstention } from '../src/message/render-abstention.ts';
import { renderShownAnswer, type ShownAnswer } from '../src/message/render-answer.ts';
import type { Message } from '../src/message/message.ts';
import { abstentionRows, answerRows, removeButton, suggestionRows, type ControlContext } from './controls.ts';
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
export function answerQuestion(input: Input, request: Request, services: Services): CommandResult {
  const answer = consult(services.engine(), request.question, request.conversation);
  return presentAnswer(input, answer, { ...request, isTerse: false }, services);
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
  const engine = services.engine();
  const [best, ...others] = answer.passages;
  if (answer.status === 'abstained' || best === undefined) {
    services.feedback?.record({ verdict: 'abstained', question: answer.question });
    return { message: showAbstention(input, answer, presentation, engine), outcome: 'abstained' };
  }
  const { question, readings } = answer;
  const message = showAnswer(
    input,
    { question, readings, passages: [best, ...others], signature: null },
    { ...presentation, engine, hasFeedback: services.feedback !== null },
  );
  return { message, outcome: 'answered' };
}

/** Asks the engine, in the language of the corpus; the answer keeps the words of the person. */
export function consult(engine: Engine, question: string, previous: Conversation | null): Answer {
  const asked = translate(question);
  const answer = previous === null ? engine.ask(asked) : engine.converse(asked, previous).answer;
  return keepWords(answer, question, asked);
}

/** The same in a conversation that goes on. */
export function converse(engine: Engine, question: string, previous: Conversation | null): Turn {
  const asked = translate(question);
  const { answer, conversation } = engine.converse(asked, previous);
  return { answer: keepWords(answer, question, asked), conversation };
}

function keepWords(answer: Answer, question: string, asked: string): Answer {
  const isUnchanged = asked === question || answer.question !== asked.trim();
  return isUnchanged ? answer : { ...answer, question: question.trim() };
}

/** The conversation after a question on its own. */
export function recallConversation(engine: Engine, question: string): Conversation {
  return engine.converse(translate(question), null).conversation;
}

function translate(question: string): string {
  return detectLanguage(question) === 'vi' ? toEnglishQuestion(question) : question;
}

/** What an answer's message depends on beside the answer. */
export type AnswerSetting = Omit<ControlContext, 'words' | 'askerId'>;

/** An answer with its controls. */
export function showAnswer(input: Input, shown: Omit<ShownAnswer, 'names'>, setting: AnswerSetting): Message {
  const { engine, isPrivate } = setting;
  const audience = isPrivate ? 'private' : 'public';
  const speaking = speakLike(input, shown.question);
  const view = createView(speaking, audience);
  const context = { ...setting, words: view.words, askerId: input.caller.userId };
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
