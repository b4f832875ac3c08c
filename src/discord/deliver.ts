import { RESTJSONErrorCodes, Routes, type REST, type RawFile } from 'discord.js';
import type { Attachment } from '../message/message.ts';
import { hasCode } from './errors.ts';
import type { InteractionAddress } from './interaction.ts';
import type { FollowUp, Reply } from './reply.ts';
import { requestTwice } from './rest.ts';

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

/** Delivers over a REST connection, which need not hold a token. */
export function createDelivery(rest: REST): Delivery {
  return {
    async answer(to, { callback, files }, signal) {
      const route = Routes.interactionCallback(to.id, to.token);
      const request = { auth: false, body: callback, files: files.map(toRawFile), signal };
      await requestTwice(
        async () => rest.post(route, request),
        (error) => hasCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged),
      );
    },
    async followUp({ applicationId, token }, request) {
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
        if (!hasCode(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
      });
    },
  };
}

/** A file as discord.js takes it. */
function toRawFile({ name, bytes }: Attachment): RawFile {
  return { name, data: Buffer.from(bytes) };
}
