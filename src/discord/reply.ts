import { randomBytes } from 'node:crypto';
import type { APIInteractionResponse, APIInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Attachment } from '../message/message.ts';
import type { Interaction, InteractionAddress } from './interaction.ts';

/** A request to Discord that follows the first answer, by the interaction's webhook. */
export type FollowUp =
  | { readonly kind: 'delete-original' }
  | {
      readonly kind: 'post' | 'edit-original';
      readonly body: APIInteractionResponseCallbackData;
      readonly files: readonly Attachment[];
      /** To be sent instead when Discord does not take this one. */
      readonly otherwise?: FollowUp | undefined;
    };

/** What became of an interaction; `stale` is a control of a corpus, or of a version of the program, that is gone. */
type Outcome =
  | 'answered'
  | 'abstained'
  | 'rejected'
  | 'suggested'
  | 'opened'
  | 'pong'
  | 'slowed'
  | 'stale'
  | 'unknown-command'
  | 'unreadable'
  | 'failed';

/** How an interaction, or a message to the bot, ended, for logs and metrics. Holds nothing of what people typed, nor who they are. */
export interface Ending {
  readonly kind: Interaction['kind'] | 'message' | null;
  /** Name of the command or action, if it is one of this bot's; that of chatting for a message. */
  readonly command: string | null;
  readonly outcome: Outcome;
  readonly errorId?: string | undefined;
}

/** An interaction that has ended. */
export interface Handled extends Ending {
  /** From receiving it to Discord's having the answer, in milliseconds. */
  readonly ms: number;
  /** The gateway connection it came by; 0 over HTTP. */
  readonly shard: number;
}

/** Told of every interaction that has ended; must not throw. */
export type HandledListener = (handled: Handled) => void;

/** The answer to an interaction, ready to be delivered. */
export interface Reply extends Ending {
  readonly to: InteractionAddress;
  readonly callback: APIInteractionResponse;
  /** Travel with the callback. */
  readonly files: readonly Attachment[];
  /** To be sent in order, once Discord has the callback. */
  readonly followUps: readonly (FollowUp | Promise<FollowUp>)[];
  /** Called when the callback or a follow-up is not delivered. */
  readonly undo?: (() => Promise<void>) | undefined;
  /** What to tell the person instead if Discord does not take the callback; `errorId` is shown. */
  readonly apologize: (errorId: string) => APIInteractionResponse;
}

/** Works out the answer to the payload of an interaction; never rejects. Null when it cannot be answered at all. */
export type AnswerInteraction = (payload: unknown) => Promise<Reply | null>;

/** What is to be finished before the bot stops. */
export class WorkInHand {
  readonly #works = new Set<Promise<void>>();

  /** Takes work that never rejects. */
  add(work: Promise<void>): void {
    const finished = work.finally(() => this.#works.delete(finished));
    this.#works.add(finished);
  }

  async finish(): Promise<void> {
    await Promise.all(this.#works);
  }
}

/** A new error id: eight hexadecimal digits, shown to the person and logged beside the cause. */
export function createErrorId(): string {
  return randomBytes(4).toString('hex');
}

/** Milliseconds since a reading of `performance.now()`, to a tenth. */
export function measureSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 10) / 10;
}

/** How the interaction ends if Discord takes the reply. */
export function endingOf(reply: Reply | null): Ending {
  if (reply === null) return { kind: null, command: null, outcome: 'unreadable' };
  const { kind, command, outcome, errorId } = reply;
  return { kind, command, outcome, errorId };
}
