import type { Conversation, Engine } from '../src/answer/engine.ts';
import { stripMarkup } from '../src/answer/clean-question.ts';
import { asksNothing, findQuestion, type FoundQuestion } from '../src/answer/find-question.ts';
import type { Talk, TalkInput } from '../src/discord/command.ts';
import { renderNotice } from '../src/message/render-error.ts';
import { wordsFor } from '../src/message/words.ts';
import { presentAnswer } from './answering.ts';
import { hintAt } from './hint.ts';

/** Characters up to which a message is taken for the question that it is; a longer one is searched for it. */
const shortMessage = 160;

/**
 * Talks with whoever mentions the bot or writes to it directly. A message follows on the one of the bot's that it
 * replies to, whoever asked for that, else on what the person spoke of last. Without a question it gets a hint; thanks
 * and assent in a conversation get nothing.
 */
export const talk: Talk = async (input, services) => {
  const engine = services.engine();
  const found = await readQuestion(input.text, engine);
  const smallTalk = found === null ? null : engine.readSmallTalk(found.question);
  const isInConversation = input.repliesTo !== null || input.conversation !== null;
  if (smallTalk === 'assent' && isInConversation) return null;
  if (found === null || smallTalk !== null) {
    return { message: renderNotice(hint(input, engine)), outcome: 'rejected', conversation: null };
  }
  const { answer, conversation } = await engine.converse(
    found.question,
    found.conversation ?? (await findConversation(input, engine)),
  );
  const isTerse = input.caller.guildId !== null;
  const presentation = { isPrivate: false, isTerse };
  return { ...(await presentAnswer(input, answer, presentation, services)), conversation };
};

async function readQuestion(text: string, engine: Engine): Promise<FoundQuestion | null> {
  const written = stripMarkup(text)
    .replace(/\s+/gu, ' ')
    // What stood around the mention.
    .replace(/ (?=,)/gu, '')
    .replace(/^[ ,:;.!-]+/u, '')
    .trim();
  if (asksNothing(written, engine)) return null;
  return written.length <= shortMessage
    ? { question: written, conversation: null }
    : findQuestion(text, engine);
}

async function findConversation(
  { repliesTo, conversation }: TalkInput,
  engine: Engine,
): Promise<Conversation | null> {
  const before = repliesTo?.question ?? null;
  return before === null ? conversation : (await engine.converse(before, null)).conversation;
}

function hint({ caller, isHidden }: TalkInput, engine: Engine): string {
  const words = wordsFor(caller, 'public');
  return isHidden ? words.hiddenText : hintAt(engine, words);
}
