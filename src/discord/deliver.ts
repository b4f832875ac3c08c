import { Routes, type REST, type RawFile } from 'discord.js';
import type { Attachment } from '../message/message.ts';
import { isAlreadyAnswered, isUnknownMessage } from './errors.ts';
import type { InteractionAddress } from './interaction.ts';
import type { FollowUp, Reply } from './reply.ts';

/** Takes answers to Discord. Both reject when Discord does not take them. */
export interface Delivery {
  /** The first answer to an interaction, before the signal. */
  answer(
    to: InteractionAddress,
    answer: Pick<Reply, 'callback' | 'files'>,
    signal: AbortSignal,
  ): Promise<void>;
  /** What comes after it. */
  followUp(to: InteractionAddress, request: FollowUp): Promise<void>;
}

/**
 * Delivers over a REST connection, which need not hold a token. That repeats what Discord turns away for the moment,
 * but not a request on a kept connection that Discord was just closing, which is repeated here once.
 */
export function createDelivery(rest: REST): Delivery {
  return {
    async answer(to, { callback, files }, signal) {
      const route = Routes.interactionCallback(to.id, to.token);
      const post = async (): Promise<unknown> =>
        rest.post(route, { auth: false, body: callback, files: files.map(toRawFile), signal });
      await post().catch(async (error: unknown) => {
        if (!isConnectionClosed(error)) throw error;
        // The first attempt may have arrived all the same.
        await post().catch((second: unknown) => {
          if (!isAlreadyAnswered(second)) throw second;
        });
      });
    },
    async followUp({ applicationId, token }, request) {
      if (applicationId === null) throw new TypeError('The interaction did not say whose it is');
      if (request.kind === 'delete-original') {
        await rest.delete(Routes.webhookMessage(applicationId, token), { auth: false });
        return;
      }
      const { body, files } = request;
      const options = { auth: false, body, files: files.map(toRawFile) };
      if (request.kind === 'post') {
        await rest.post(Routes.webhook(applicationId, token), options);
        return;
      }
      await rest.patch(Routes.webhookMessage(applicationId, token), options).catch((error: unknown) => {
        // Whoever has deleted the message meanwhile does not miss the rest of it.
        if (!isUnknownMessage(error)) throw error;
      });
    },
  };
}

/** A file as discord.js takes it. */
function toRawFile({ name, bytes }: Attachment): RawFile {
  return { name, data: Buffer.from(bytes) };
}

/** Whether a request ended because the connection was closed, so that it may have arrived or not. */
export function isConnectionClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET';
}
