import { InteractionResponseType as CallbackType } from 'discord-api-types/v10';
import * as v from 'valibot';
import type { Modal } from './client.ts';
import type { Choice } from './command-rules.ts';
import { visibleText } from './components.ts';
import type { Callback, InteractionEvent, InteractionRecord, InteractionStore } from './interaction-store.ts';
import type { WaitOptions } from './journal.ts';
import { isRecord } from './json.ts';
import { isEphemeral, type StoredMessage } from './stored-message.ts';

/** The bot's answer to an interaction, once it is complete. */
export interface Answer {
  readonly interaction: InteractionRecord;
  /** As received, before any edit. */
  readonly callback: Callback;
  /** The resulting message (after the edit that ends a deferral); null for autocomplete and modals. */
  readonly message: StoredMessage | null;
  /** What a reader sees of the message; empty without one. */
  readonly text: string;
  readonly isPrivate: boolean;
  readonly choices: readonly Choice[];
  readonly modal: Modal | null;
}

const choicesShape = v.object({ choices: v.array(v.custom<Choice>(isRecord)) });
const modalShape = v.custom<Modal>(isRecord);

/**
 * Waits for the complete answer to an interaction.
 * @throws DiscordError when the answer was refused; Error naming what was missing at the deadline
 */
export async function awaitAnswer(
  record: InteractionRecord,
  { events, messages }: InteractionStore,
  options: WaitOptions = {},
): Promise<Answer> {
  const waitFor = async (kind: InteractionEvent['kind']): Promise<void> => {
    const event = await events.waitFor(
      (candidate) => candidate.record === record && [kind, 'refused'].includes(candidate.kind),
      `interaction ${record.id} (type ${record.type}) to be ${kind}`,
      options,
    );
    if (event.kind === 'refused') throw event.error;
  };
  await waitFor('acknowledged');
  const { callback } = record;
  if (callback === null) throw new Error(`Interaction ${record.id} was acknowledged without a callback`);
  if (callback.type === CallbackType.DeferredChannelMessageWithSource) await waitFor('edited');
  const message = messages.get(record.originalId ?? '') ?? null;
  const isCompletion = callback.type === CallbackType.ApplicationCommandAutocompleteResult;
  return {
    interaction: record,
    callback,
    message,
    text: message === null ? '' : visibleText(message),
    isPrivate: message !== null && isEphemeral(message),
    choices: isCompletion ? v.parse(choicesShape, callback.data).choices : [],
    modal: callback.type === CallbackType.Modal ? v.parse(modalShape, callback.data) : null,
  };
}
