import { PermissionFlagsBits } from 'discord-api-types/v10';
import { stripMarkup } from '../../src/answer/clean-question.ts';
import type { Conversation } from '../../src/answer/engine.ts';
import { nameSection } from '../../src/corpus/document.ts';
import { againAction } from '../../src/discord/answer-interaction.ts';
import {
  UnusableControlError,
  type ActionInput,
  type ActionResult,
  type Action,
  type Services,
} from '../../src/discord/command.ts';
import { longestText } from '../../src/discord/options.ts';
import { renderPassages } from '../../src/message/render-answer.ts';
import { renderNotice } from '../../src/message/render-error.ts';
import { wordsFor } from '../../src/message/words.ts';
import { answerQuestion, showAnswer } from '../answering.ts';
import { createId, passageRows } from '../controls.ts';
import { decodeRef } from '../passage-ref.ts';
import { claimOnce, share } from '../sharing.ts';

const field = 'question';

export const answerActions: Readonly<Record<string, Action>> = {
  /** A question picked from those that a withheld answer offers. */
  ask: (input, services) => answer(input, input.values[0], null, services),
  [againAction]: (input, services) => answer(input, input.source.question, null, services),

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
    return answer(input, asked, turn?.conversation ?? null, services);
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
    const readings = again.passages[0]?.passage === best.passage ? again.readings : [];
    const told = { question, readings, passages: [best, ...others] as const };
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

async function answer(
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
  const view = {
    words: wordsFor(input.caller, 'private'),
    rows: passageRows(engine(), passages),
  };
  return { kind: 'message', message: renderPassages(question, passages, view), outcome: 'answered' };
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
