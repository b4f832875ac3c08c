import { InteractionResponseType, type APIInteractionResponse } from 'discord-api-types/v10';
import type { Logger } from '../logger.ts';
import { renderError, renderNotice, renderStale } from '../message/render-error.ts';
import { wordsFor } from '../message/words.ts';
import type { Cooldown } from '../state/state.ts';
import {
  buttonRow,
  createBody,
  createChoicesCallback,
  createFormCallback,
  createMessageCallback,
  waitCallback,
} from './body.ts';
import {
  UnusableControlError,
  type Action,
  type ActionResult,
  type Command,
  type Services,
} from './command.ts';
import { decodeCustomId, encodeCustomId } from './custom-id.ts';
import { parseInteraction, type Interaction } from './interaction.ts';
import { createErrorId, type AnswerInteraction, type Reply } from './reply.ts';

/** The action that asks what the message of a control answers, of what the corpus says by now. */
export const againAction = 'again';

export interface ServingOptions {
  readonly commands: readonly Command[];
  readonly actions: ReadonlyMap<string, Action>;
  /** Names of the actions that work the same after the corpus has changed. */
  readonly corpusFree: ReadonlySet<string>;
  readonly services: Services;
  readonly cooldown: Cooldown;
  readonly logger: Logger;
}

type Result = Pick<Reply, 'callback' | 'outcome' | 'followUp'>;

type Of<Kind extends Interaction['kind']> = Extract<Interaction, { readonly kind: Kind }>;

/** Creates the one place where an interaction meets its command, and where whatever goes wrong is caught. */
export function createAnswerInteraction(served: ServingOptions): AnswerInteraction {
  return async (payload) => {
    const interaction = parseInteraction(payload);
    if (interaction === null) return null;
    const { id, token, applicationId, kind, caller } = interaction;
    const command = nameServed(interaction, served);
    const apologize = (errorId: string): APIInteractionResponse =>
      interaction.wantsChoices
        ? createChoicesCallback([])
        : createMessageCallback(renderError(errorId, wordsFor(caller, 'private')));
    const base = { to: { id, token, applicationId }, kind, command, apologize };
    try {
      return { ...base, ...(await answer(interaction, served)) };
    } catch (error) {
      const errorId = createErrorId();
      served.logger.error({ errorId, command, err: error }, 'An interaction failed');
      return { ...base, callback: apologize(errorId), outcome: 'failed', errorId };
    }
  };
}

/** The name of the command or action; only those of this bot's, as any other is text from outside. */
function nameServed(interaction: Interaction, served: ServingOptions): string | null {
  if ('command' in interaction) return findCommand(interaction.command, served)?.definition.name ?? null;
  const decoded = 'customId' in interaction ? decodeCustomId(interaction.customId) : null;
  return decoded?.kind === 'readable' && served.actions.has(decoded.action) ? decoded.action : null;
}

function findCommand(name: string, { commands }: ServingOptions): Command | undefined {
  return commands.find(({ definition }) => definition.name === name);
}

async function answer(interaction: Interaction, served: ServingOptions): Promise<Result> {
  switch (interaction.kind) {
    case 'autocomplete':
      return suggest(interaction, served);
    case 'other':
      if (interaction.isMalformed) throw new TypeError('The interaction lacks a field that its type needs');
      return refuse(interaction, 'unknownCommand');
    case 'command':
      return (await slowDown(interaction, served)) ?? runCommand(interaction, served);
    case 'component':
    case 'modal':
      return (await slowDown(interaction, served)) ?? runAction(interaction, served);
    default:
      return interaction satisfies never;
  }
}

function suggest(interaction: Of<'autocomplete'>, served: ServingOptions): Result {
  const command = findCommand(interaction.command, served);
  const choices = command?.autocomplete?.(interaction, served.services.engine());
  const outcome = command === undefined ? 'unknown-command' : 'suggested';
  return { callback: createChoicesCallback(choices ?? []), outcome };
}

async function slowDown({ caller }: Interaction, { cooldown }: ServingOptions): Promise<Result | null> {
  const waitMs = await cooldown.take(caller.userId);
  if (waitMs === 0) return null;
  const notice = wordsFor(caller, 'private').slowDown(Math.ceil(waitMs / 1000));
  return { callback: createMessageCallback(renderNotice(notice)), outcome: 'slowed' };
}

async function runCommand(interaction: Of<'command'>, served: ServingOptions): Promise<Result> {
  const command = findCommand(interaction.command, served);
  if (command === undefined) return refuse(interaction, 'unknownCommand');
  const { commandId } = interaction;
  if (commandId !== null) served.services.commandIds.set(command.definition.name, commandId);
  return present({ kind: 'message', ...(await command.run(interaction, served.services)) });
}

async function runAction(interaction: Of<'component' | 'modal'>, served: ServingOptions): Promise<Result> {
  const { actions, corpusFree, services } = served;
  const decoded = decodeCustomId(interaction.customId);
  if (decoded.kind === 'outdated') return refuseStale(interaction, services);
  const run = decoded.kind === 'readable' ? actions.get(decoded.action) : undefined;
  if (decoded.kind !== 'readable' || run === undefined) return refuse(interaction, 'brokenControl');
  const isCurrent = decoded.fingerprint === services.engine().corpus.fingerprint;
  if (!isCurrent && !corpusFree.has(decoded.action)) return refuseStale(interaction, services);
  try {
    return present(await run({ ...interaction, args: decoded.args }, services));
  } catch (error) {
    if (!(error instanceof UnusableControlError)) throw error;
    return refuse(interaction, 'brokenControl');
  }
}

function present(result: ActionResult): Result {
  switch (result.kind) {
    case 'form':
      return { callback: createFormCallback(result.form), outcome: 'opened' };
    case 'message':
      return { callback: createMessageCallback(result.message), outcome: result.outcome };
    case 'later': {
      const followUp = async () => ({ kind: 'edit-original', message: await result.make() }) as const;
      return { callback: waitCallback, outcome: 'answered', followUp };
    }
    case 'delete': {
      const callback = { type: InteractionResponseType.DeferredMessageUpdate as const };
      return { callback, outcome: 'answered', followUp: async () => ({ kind: 'delete-original' }) };
    }
    case 'update': {
      const { message, outcome, followUp } = result;
      // Pictures of the old message go.
      const data = { attachments: [], ...createBody(message) };
      const callback = { type: InteractionResponseType.UpdateMessage as const, data };
      return { callback, outcome, followUp };
    }
    default:
      return result satisfies never;
  }
}

const refusals = { unknownCommand: 'unknown-command', stale: 'stale', brokenControl: 'rejected' } as const;

function refuse({ caller }: Interaction, reason: keyof typeof refusals): Result {
  const message = renderNotice(wordsFor(caller, 'private')[reason]);
  return { callback: createMessageCallback(message), outcome: refusals[reason] };
}

function refuseStale(interaction: Of<'component' | 'modal'>, { engine }: Services): Result {
  const { question } = interaction.source;
  if (question === null) return refuse(interaction, 'stale');
  const words = wordsFor(interaction.caller, 'private');
  const customId = encodeCustomId({
    action: againAction,
    args: [],
    fingerprint: engine().corpus.fingerprint,
  });
  const rows = buttonRow([{ customId, label: words.askAgain }]);
  const message = { ...renderStale(question, words), rows };
  return { callback: createMessageCallback(message), outcome: 'stale' };
}
