import type { APIInteractionResponse } from 'discord-api-types/v10';
import type { Logger } from '../logger.ts';
import type { Attachment } from '../message/message.ts';
import type { Deliver } from './deliver.ts';
import { isAlreadyAnswered, isUnknownInteraction } from './errors.ts';
import { createErrorId, type Ending, type FollowUpRequest, type Respond, type Response } from './respond.ts';

/** An interaction that has ended. */
export interface Handled extends Ending {
  /** From receiving it to Discord's having the answer, in milliseconds. */
  readonly ms: number;
  /** The gateway connection it came by; 0 over HTTP. */
  readonly shard: number;
}

/** Told of every interaction that has ended; must not throw. */
export type HandledListener = (handled: Handled) => void;

/** Handles one interaction from payload to answer; never rejects. `shard` is the gateway connection it came by. */
export type Dispatch = (payload: unknown, shard: number) => Promise<void>;

/** What dispatching needs. */
export interface DispatchOptions {
  readonly respond: Respond;
  readonly deliver: Deliver;
  readonly logger: Logger;
  readonly onHandled: HandledListener;
}

// Discord waits three seconds for the first answer; the notice of a failure must still fit in.
const answerTimeoutMs = 2_000;
const noticeTimeoutMs = 800;

/** Writes one log line for an interaction that has ended. */
export function createHandledLog(logger: Logger): HandledListener {
  return (handled) => {
    logger.info(handled, 'Interaction');
  };
}

/** Milliseconds since a reading of `performance.now()`, to a tenth. */
export function measureSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 10) / 10;
}

/** Performs what follows the first answer, in order; what fails is logged and keeps nothing else from being tried. */
export async function performAfterwards(
  { to, afterwards, command }: Response,
  deliver: Deliver,
  logger: Logger,
): Promise<void> {
  for (const following of afterwards) {
    let request: FollowUpRequest | null = null;
    try {
      request = await following;
      if (request !== null) await deliver.followUp(to, request);
    } catch (error) {
      logger.error({ command, request: request?.kind, err: error }, 'A follow-up could not be delivered');
      const otherwise = request !== null && 'otherwise' in request ? request.otherwise : undefined;
      if (otherwise === undefined) continue;
      await deliver.followUp(to, otherwise).catch((second: unknown) => {
        logger.warn({ command, err: second }, 'That it could not be delivered could not be said either');
      });
    }
  }
}

/** Creates the way from an interaction of the gateway to its answer. */
export function createDispatcher({ respond, deliver, logger, onHandled }: DispatchOptions): Dispatch {
  async function send(
    response: Response,
    callback: APIInteractionResponse,
    timeoutMs: number,
  ): Promise<void> {
    const files: readonly Attachment[] = callback === response.callback ? response.files : [];
    await deliver.callback(response.to, { callback, files }, AbortSignal.timeout(timeoutMs));
  }

  async function answer(response: Response): Promise<Ending> {
    const { kind, command, outcome } = response;
    try {
      await send(response, response.callback, answerTimeoutMs);
      return response.errorId === undefined
        ? { kind, command, outcome }
        : { kind, command, outcome, errorId: response.errorId };
    } catch (error) {
      const errorId = response.errorId ?? createErrorId();
      logger.error({ errorId, command, err: error }, 'An interaction failed');
      // With an answer there already, or nobody waiting for one, a notice would only fail as well.
      if (!isAlreadyAnswered(error) && !isUnknownInteraction(error)) {
        await send(response, response.apologise(errorId), noticeTimeoutMs).catch((second: unknown) => {
          logger.warn({ errorId, err: second }, 'The notice of a failure could not be delivered');
        });
      }
      return { kind, command, outcome: 'failed', errorId };
    }
  }

  return async (payload, shard) => {
    const startedAt = performance.now();
    const response = await respond(payload, { shard });
    const ending: Ending =
      response === null ? { kind: null, command: null, outcome: 'unreadable' } : await answer(response);
    onHandled({ ...ending, ms: measureSince(startedAt), shard });
    if (response !== null && ending.outcome !== 'failed') await performAfterwards(response, deliver, logger);
  };
}
