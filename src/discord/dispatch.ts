import { randomBytes } from 'node:crypto';
import type { APIInteractionResponse } from 'discord-api-types/v10';
import type { Logger } from '../logger.ts';
import { renderError, renderUnknownCommand } from '../message/render-error.ts';
import { createChoicesCallback, createMessageCallback } from './callback.ts';
import type { Command, Outcome } from './command.ts';
import { isAlreadyAnswered, isUnknownInteraction } from './errors.ts';
import { parseInteraction, type Interaction, type InteractionAddress } from './interaction.ts';

/** Delivers the first answer to an interaction; rejects when Discord does not take it before the signal. */
export type SendCallback = (
  to: InteractionAddress,
  callback: APIInteractionResponse,
  signal: AbortSignal,
) => Promise<void>;

/** Handles one interaction from payload to log line; never rejects. `shard` is the gateway connection it came by. */
export type Dispatch = (payload: unknown, shard: number) => Promise<void>;

/** What dispatching needs. */
export interface DispatchOptions {
  readonly commands: readonly Command[];
  readonly send: SendCallback;
  readonly logger: Logger;
}

/** How an interaction ended. */
interface Ending {
  readonly outcome: Outcome | 'suggested' | 'unknown-command' | 'unreadable' | 'failed';
  readonly errorId?: string;
}

interface Reply extends Ending {
  readonly callback: APIInteractionResponse;
}

// Discord waits three seconds for the first answer; the notice of a failure must still fit in.
const answerTimeoutMs = 2_000;
const noticeTimeoutMs = 800;

/** Creates the one place where an interaction meets its command, and where whatever goes wrong is caught. */
export function createDispatcher({ commands, send, logger }: DispatchOptions): Dispatch {
  const byName = new Map(commands.map((command) => [command.definition.name, command]));

  async function answer(interaction: Interaction): Promise<Ending> {
    try {
      const { callback, outcome } = reply(interaction, byName);
      await send(interaction, callback, AbortSignal.timeout(answerTimeoutMs));
      return { outcome };
    } catch (error) {
      const errorId = randomBytes(4).toString('hex');
      logger.error(
        { errorId, command: nameCommand(interaction, byName), err: error },
        'An interaction failed',
      );
      // With an answer there already, or nobody waiting for one, a notice would only fail as well.
      if (!isAlreadyAnswered(error) && !isUnknownInteraction(error)) await notify(interaction, errorId);
      return { outcome: 'failed', errorId };
    }
  }

  async function notify(interaction: Interaction, errorId: string): Promise<void> {
    const callback = wantsChoices(interaction)
      ? createChoicesCallback([])
      : createMessageCallback(renderError(errorId));
    await send(interaction, callback, AbortSignal.timeout(noticeTimeoutMs)).catch((error: unknown) => {
      logger.warn({ errorId, err: error }, 'The notice of a failure could not be delivered');
    });
  }

  return async (payload, shard) => {
    const startedAt = performance.now();
    const interaction = parseInteraction(payload);
    const ending: Ending = interaction === null ? { outcome: 'unreadable' } : await answer(interaction);
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    const command = interaction === null ? null : nameCommand(interaction, byName);
    logger.info({ kind: interaction?.kind ?? null, command, ...ending, ms, shard }, 'Interaction');
  };
}

/** Works out the answer; throws what the command throws. */
function reply(interaction: Interaction, commands: ReadonlyMap<string, Command>): Reply {
  if (interaction.kind === 'other' && interaction.isMalformed) {
    throw new TypeError('The interaction lacks a field that its type needs');
  }
  const command = interaction.kind === 'other' ? undefined : commands.get(interaction.command);
  if (interaction.kind === 'other' || command === undefined) {
    const callback = wantsChoices(interaction)
      ? createChoicesCallback([])
      : createMessageCallback(renderUnknownCommand());
    return { outcome: 'unknown-command', callback };
  }
  if (interaction.kind === 'autocomplete') {
    const choices = command.autocomplete({ ...interaction.input, focused: interaction.focused });
    return { outcome: 'suggested', callback: createChoicesCallback(choices) };
  }
  const { message, outcome } = command.run(interaction.input);
  return { outcome, callback: createMessageCallback(message) };
}

function wantsChoices(interaction: Interaction): boolean {
  return interaction.kind === 'autocomplete' || (interaction.kind === 'other' && interaction.wantsChoices);
}

/** Only names of this bot's commands are logged: any other is text from outside. */
function nameCommand(interaction: Interaction, commands: ReadonlyMap<string, Command>): string | null {
  return interaction.kind !== 'other' && commands.has(interaction.command) ? interaction.command : null;
}
