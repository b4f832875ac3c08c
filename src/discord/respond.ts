import { randomBytes } from 'node:crypto';
import type { APIInteractionResponse, APIInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Logger } from '../logger.ts';
import type { Attachment } from '../message/message.ts';
import { renderError } from '../message/render-error.ts';
import type { ReplyStyle } from '../message/style.ts';
import { catalogue } from '../message/words.ts';
import type { Cooldown } from '../state/state.ts';
import { createChoicesCallback, createMessageCallback } from './callback.ts';
import type { Action, Command } from './command.ts';
import { parseInteraction, type Interaction, type InteractionAddress } from './interaction.ts';
import { nameHandler, reply, type Handlers } from './reply.ts';

/** A request to Discord that follows the first answer, by the interaction's webhook. */
export type FollowUpRequest =
  | { readonly kind: 'delete-original' }
  | {
      readonly kind: 'post' | 'edit-original';
      readonly body: APIInteractionResponseCallbackData;
      readonly files: readonly Attachment[];
      /** To be sent instead when Discord does not take this one. */
      readonly otherwise?: FollowUpRequest;
    };

/** Such a request, or one that is still being made; null when nothing came of it. */
export type FollowUp = FollowUpRequest | Promise<FollowUpRequest | null>;

/** All that can become of an interaction; `stale` is a control of a corpus, or of a version of the program, that is gone. */
export const outcomes = [
  'answered',
  'abstained',
  'rejected',
  'suggested',
  'opened',
  'pong',
  'slowed',
  'stale',
  'unknown-command',
  'unreadable',
  'failed',
] as const;

/** How an interaction, or a message to the bot, ended, for logs and metrics. Holds nothing of what people typed, nor who they are. */
export interface Ending {
  readonly kind: Interaction['kind'] | 'message' | null;
  /** Name of the command or action, if it is one of this bot's; that of chatting for a message. */
  readonly command: string | null;
  readonly outcome: (typeof outcomes)[number];
  readonly errorId?: string;
}

/** An answer to an interaction, ready to be delivered. */
export interface Response extends Ending {
  readonly to: InteractionAddress;
  readonly callback: APIInteractionResponse;
  /** Travel with the callback. */
  readonly files: readonly Attachment[];
  /** To be sent in order, once Discord has the callback. */
  readonly afterwards: readonly FollowUp[];
  /** What to tell the person instead if Discord does not take the callback; `errorId` is shown. */
  readonly apologise: (errorId: string) => APIInteractionResponse;
}

/** Where an interaction came from. */
export interface Origin {
  /** The gateway connection it came by; 0 over HTTP. */
  readonly shard: number;
}

/** Works out the answer to the payload of an interaction; never rejects. Null when it cannot be answered at all. */
export type Respond = (payload: unknown, origin: Origin) => Promise<Response | null>;

/** What responding needs. */
export interface RespondOptions {
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
  readonly cooldown: Cooldown;
  readonly logger: Logger;
  /** How messages are drawn. */
  readonly style: ReplyStyle;
  /** Of the corpus of the moment. */
  readonly fingerprint: () => string;
}

/** A new error id: eight hexadecimal digits, shown to the person and logged beside the cause. */
export function createErrorId(): string {
  return randomBytes(4).toString('hex');
}

/** Creates the one place where an interaction meets its command, and where whatever goes wrong is caught. */
export function createResponder(options: RespondOptions): Respond {
  const commands = new Map(options.commands.map((command) => [command.definition.name, command]));
  const actions = new Map(options.actions.map((action) => [action.name, action]));
  const { style, fingerprint, cooldown } = options;
  const pending = new Set<string>();
  const handlers: Handlers = { style, fingerprint, commands, actions, cooldown, pending };

  return async (payload, { shard }) => {
    const interaction = parseInteraction(payload);
    if (interaction === null) return null;
    const { id, token, applicationId, kind } = interaction;
    const command = nameHandler(interaction, handlers);
    const apologise = (errorId: string): APIInteractionResponse => {
      const apology = renderError(errorId, catalogue[interaction.caller.locale]);
      return wantsChoices(interaction) ? createChoicesCallback([]) : createMessageCallback(apology, style);
    };
    const base = { to: { id, token, applicationId }, kind, command, files: [], afterwards: [], apologise };
    try {
      return { ...base, ...(await reply(interaction, handlers)) };
    } catch (error) {
      const errorId = createErrorId();
      options.logger.error({ errorId, command, shard, err: error }, 'An interaction failed');
      return { ...base, callback: apologise(errorId), outcome: 'failed', errorId };
    }
  };
}

function wantsChoices(interaction: Interaction): boolean {
  return interaction.kind === 'autocomplete' || (interaction.kind === 'other' && interaction.wantsChoices);
}
