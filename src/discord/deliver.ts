import type { RawFile, REST } from '@discordjs/rest';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { Logger } from '../logger.ts';
import type { Attachment } from '../message/message.ts';
import { createErrorId, endingOf, type Ending, type FollowUp, type Reply } from './reply.ts';
import { hasCode, requestTwice } from './rest.ts';

// Discord waits three seconds for the first answer; the notice of a failure must still fit in.
const answerTimeoutMs = 2_000;
const noticeTimeoutMs = 800;

const { InteractionHasAlreadyBeenAcknowledged, UnknownInteraction, UnknownMessage } = RESTJSONErrorCodes;

/**
 * Sends the first answer, or that it failed, over a REST connection that need not hold a token; returns how the
 * interaction ended. Never rejects.
 */
export async function sendReply(reply: Reply, rest: REST, logger: Logger): Promise<Ending> {
  const { kind, command } = reply;
  try {
    await answer(reply, answerTimeoutMs, rest);
    return endingOf(reply);
  } catch (error) {
    const errorId = reply.errorId ?? createErrorId();
    await reply.undo?.();
    logger.error({ errorId, command, err: error }, 'An interaction failed');
    // With an answer there already, or nobody waiting for one, a notice would only fail as well.
    if (!hasCode(error, InteractionHasAlreadyBeenAcknowledged, UnknownInteraction)) {
      const notice = { to: reply.to, callback: reply.apologize(errorId), files: [] };
      await answer(notice, noticeTimeoutMs, rest).catch((second: unknown) => {
        logger.warn({ errorId, err: second }, 'The notice of a failure could not be delivered');
      });
    }
    return { kind, command, outcome: 'failed', errorId };
  }
}

async function answer(
  { to: { id, token }, callback, files }: Pick<Reply, 'to' | 'callback' | 'files'>,
  timeoutMs: number,
  rest: REST,
): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  const request = { auth: false, body: callback, files: files.map(toRawFile), signal };
  await requestTwice(
    async () => rest.post(Routes.interactionCallback(id, token), request),
    (error) => hasCode(error, InteractionHasAlreadyBeenAcknowledged),
  );
}

/** Sends what follows the first answer, in order; what fails is logged and keeps nothing else from being tried. */
export async function sendFollowUps(reply: Reply, rest: REST, logger: Logger): Promise<void> {
  const { to, followUps, command, undo } = reply;
  for (const following of followUps) {
    const followUp = await following;
    try {
      await follow(to, followUp, rest);
    } catch (error) {
      await undo?.();
      logger.error({ command, request: followUp.kind, err: error }, 'A follow-up could not be delivered');
      if (followUp.kind === 'delete-original' || followUp.otherwise === undefined) continue;
      await follow(to, followUp.otherwise, rest).catch((second: unknown) => {
        logger.warn({ command, err: second }, 'That it could not be delivered could not be said either');
      });
    }
  }
}

async function follow({ applicationId, token }: Reply['to'], request: FollowUp, rest: REST): Promise<void> {
  if (applicationId === null) throw new TypeError('The interaction did not say whose it is');
  const original = Routes.webhookMessage(applicationId, token);
  if (request.kind === 'delete-original') {
    await rest.delete(original, { auth: false });
    return;
  }
  const options = { auth: false, body: request.body, files: request.files.map(toRawFile) };
  if (request.kind === 'post') {
    await rest.post(Routes.webhook(applicationId, token), options);
    return;
  }
  await rest.patch(original, options).catch((error: unknown) => {
    // Whoever has deleted the message meanwhile does not miss the rest of it.
    if (!hasCode(error, UnknownMessage)) throw error;
  });
}

/** A file as discord.js takes it. */
function toRawFile({ name, bytes }: Attachment): RawFile {
  return { name, data: Buffer.from(bytes) };
}
