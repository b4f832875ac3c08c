import { randomBytes } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import { RESTJSONErrorCodes, Routes, type APIInteractionResponse } from 'discord-api-types/v10';
import type { Logger } from '../logger.ts';
import { createBody } from './body.ts';
import type { CommandResult, FollowUp } from './command.ts';
import type { Interaction, InteractionAddress } from './interaction.ts';
import { allow, hasCode, requestTwice } from './rest.ts';

/** What became of an interaction; `stale` is a control of a corpus, or of a version of the program, that is gone. */
type Outcome = CommandResult['outcome'] | 'suggested' | 'opened' | Failure;
type Failure = 'slowed' | 'stale' | 'unknown-command' | 'unreadable' | 'failed';

/** How an interaction, or a message to the bot, ended, for logs and metrics. Holds nothing of what people typed, nor who they are. */
export interface Ending {
  readonly kind: Interaction['kind'] | 'message' | null;
  /** Name of the command or action, if it is one of this bot's; that of chatting for a message. */
  readonly command: string | null;
  readonly outcome: Outcome;
  readonly errorId?: string | undefined;
}

/**
 * Told of every interaction that has ended, with the milliseconds from receiving it to Discord's having the answer, and
 * the gateway connection it came by (0 over HTTP); must not throw.
 */
export type HandledListener = (handled: Ending & { readonly ms: number; readonly shard: number }) => void;

export interface Reply extends Ending {
  readonly to: InteractionAddress;
  readonly callback: APIInteractionResponse;
  /** Makes what is to be sent once Discord has the callback; must not reject. */
  readonly followUp?: (() => Promise<FollowUp | null>) | undefined;
  /** What to tell the person instead if Discord does not take the callback; `errorId` is shown. */
  readonly apologize: (errorId: string) => APIInteractionResponse;
}

/** Works out the answer to the payload of an interaction; never rejects. Null when it cannot be answered at all. */
export type AnswerInteraction = (payload: unknown) => Promise<Reply | null>;

export interface HandlingParts {
  readonly answer: AnswerInteraction;
  readonly onHandled: HandledListener;
  readonly logger: Logger;
}

/** Keeps work, which never rejects, among what is to be finished before the bot stops. */
export function keepInHand(work: Promise<void>, inHand: Set<Promise<void>>): void {
  const finished = work.finally(() => inHand.delete(finished));
  inHand.add(finished);
}

/** A new error id: eight hexadecimal digits, shown to the person and logged beside the cause. */
export function createErrorId(): string {
  return randomBytes(4).toString('hex');
}

/** Milliseconds since a reading of `performance.now()`, to a tenth. */
export function measureSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 10) / 10;
}

export function endingOf(reply: Reply | null): Ending {
  if (reply === null) return { kind: null, command: null, outcome: 'unreadable' };
  const { kind, command, outcome, errorId } = reply;
  return { kind, command, outcome, errorId };
}

// Discord waits three seconds for the first answer; the notice of a failure must still fit in.
const answerTimeoutMs = 2_000;
const noticeTimeoutMs = 800;

const { InteractionHasAlreadyBeenAcknowledged, UnknownInteraction, UnknownMessage } = RESTJSONErrorCodes;

/** From payload to answer; never rejects. `shard` is the gateway connection it came by. */
export function handleInteractions(
  { answer: work, onHandled, logger }: HandlingParts,
  rest: REST,
): (payload: unknown, shard: number) => Promise<void> {
  return async (payload, shard) => {
    const startedAt = performance.now();
    const reply = await work(payload);
    const ending = reply === null ? endingOf(null) : await sendReply(reply, rest, logger);
    onHandled({ ...ending, ms: measureSince(startedAt), shard });
    if (reply !== null && ending.outcome !== 'failed') await sendFollowUp(reply, rest, logger);
  };
}

/**
 * Sends the first answer, or that it failed, over a REST connection that need not hold a token; returns how the
 * interaction ended. Never rejects.
 */
async function sendReply(reply: Reply, rest: REST, logger: Logger): Promise<Ending> {
  try {
    await answer(reply, answerTimeoutMs, rest);
    return endingOf(reply);
  } catch (error) {
    const errorId = reply.errorId ?? createErrorId();
    logger.error({ errorId, command: reply.command, err: error }, 'An interaction failed');
    // With an answer there already, or nobody waiting for one, a notice would only fail as well.
    if (!hasCode(error, InteractionHasAlreadyBeenAcknowledged, UnknownInteraction)) {
      const notice = { to: reply.to, callback: reply.apologize(errorId) };
      await answer(notice, noticeTimeoutMs, rest).catch((second: unknown) => {
        logger.warn({ errorId, err: second }, 'The notice of a failure could not be delivered');
      });
    }
    return { ...endingOf(reply), outcome: 'failed', errorId };
  }
}

async function answer(
  { to: { id, token }, callback }: Pick<Reply, 'to' | 'callback'>,
  timeoutMs: number,
  rest: REST,
): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  const request = { auth: false, body: callback, signal };
  const post = async () => rest.post(Routes.interactionCallback(id, token), request);
  await requestTwice(post, InteractionHasAlreadyBeenAcknowledged);
}

/** Sends what follows the first answer, if anything does; logs when that fails. Never rejects. */
export async function sendFollowUp(reply: Reply, rest: REST, logger: Logger): Promise<void> {
  const { to, command } = reply;
  const followUp = (await reply.followUp?.()) ?? null;
  if (followUp === null) return;
  try {
    await follow(to, followUp, rest);
  } catch (error) {
    logger.error({ command, request: followUp.kind, err: error }, 'A follow-up could not be delivered');
    if (followUp.kind === 'delete-original' || followUp.otherwise === undefined) return;
    await follow(to, { kind: 'edit-original', message: followUp.otherwise }, rest).catch(
      (second: unknown) => {
        logger.warn({ command, err: second }, 'That it could not be delivered could not be said either');
      },
    );
  }
}

async function follow({ applicationId, token }: Reply['to'], request: FollowUp, rest: REST): Promise<void> {
  if (applicationId === null) throw new TypeError('The interaction did not say whose it is');
  const original = Routes.webhookMessage(applicationId, token);
  // Whoever has deleted the message meanwhile does not miss the rest of it.
  if (request.kind === 'delete-original')
    return allow(rest.delete(original, { auth: false }), UnknownMessage);
  const { kind, message } = request;
  // Nobody can change who sees a message that is there already.
  const body = createBody(kind === 'post' ? message : { ...message, isPrivate: false });
  const options = {
    auth: false,
    body,
    files: message.files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) })),
  };
  if (kind === 'edit-original') return allow(rest.patch(original, options), UnknownMessage);
  await rest.post(Routes.webhook(applicationId, token), options);
}
