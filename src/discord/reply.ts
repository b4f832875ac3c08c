import { InteractionResponseType } from 'discord-api-types/v10';
import { createBody, createEdit } from '../message/body.ts';
import type { Message } from '../message/message.ts';
import { readTitle } from '../message/parts.ts';
import { renderNotice, renderStale } from '../message/render-error.ts';
import type { ReplyStyle } from '../message/style.ts';
import { catalogue } from '../message/words.ts';
import type { Cooldown } from '../state/state.ts';
import {
  createChoicesCallback,
  createFormCallback,
  createMessageCallback,
  createSilentCallback,
  createUpdateCallback,
} from './callback.ts';
import {
  UnusableControlError,
  type Action,
  type ActionResult,
  type Command,
  type CommandResult,
} from './command.ts';
import { buttonRow } from './controls.ts';
import { decodeCustomId, encodeCustomId } from './custom-id.ts';
import type {
  AutocompleteInteraction,
  CommandInteraction,
  ComponentInteraction,
  Interaction,
  ModalInteraction,
} from './interaction.ts';
import type { FollowUp, FollowUpRequest, Response } from './respond.ts';

/** The action that asks the question in the title of a message. */
export const againAction = 'again';

/** What a handler made of an interaction. */
type Reply = Pick<Response, 'callback' | 'outcome'> & Partial<Pick<Response, 'files' | 'afterwards'>>;

/** What the handlers of interactions are found by. */
export interface Handlers {
  /** How messages are drawn. */
  readonly style: ReplyStyle;
  /** Of the corpus of the moment. */
  readonly fingerprint: () => string;
  readonly commands: ReadonlyMap<string, Command>;
  readonly actions: ReadonlyMap<string, Action>;
  /** How much one person may use. */
  readonly cooldown: Cooldown;
  /** Ids of interactions whose answer is still to be replaced by one that took longer. */
  readonly pending: Set<string>;
}

/** How what a handler made is presented. */
interface Presentation extends Pick<Handlers, 'style' | 'pending'> {
  /** Of the interaction. */
  readonly id: string;
  /** Of the interaction that the message with the control answers; null for a command. */
  readonly origin: string | null;
}

/** Works out the answer; throws what the handler throws. */
export async function reply(interaction: Interaction, handlers: Handlers): Promise<Reply> {
  const waitMs = await takeTurn(interaction, handlers.cooldown);
  if (waitMs > 0) return slowDown(interaction, waitMs, handlers.style);
  if (interaction.kind === 'command') return runCommand(interaction, handlers);
  if (interaction.kind === 'autocomplete') return complete(interaction, handlers);
  if (interaction.kind === 'component' || interaction.kind === 'modal') {
    return runAction(interaction, handlers);
  }
  if (interaction.kind === 'ping') {
    return { callback: { type: InteractionResponseType.Pong }, outcome: 'pong' };
  }
  if (interaction.isMalformed) throw new TypeError('The interaction lacks a field that its type needs');
  return refuse(interaction, 'unknownCommand', handlers.style);
}

/** Milliseconds that the person has to wait. What is sent while somebody types is not counted. */
async function takeTurn({ kind, caller }: Interaction, cooldown: Cooldown): Promise<number> {
  const isCounted = kind === 'command' || kind === 'component' || kind === 'modal';
  return isCounted ? (await cooldown.take(caller.userId)).waitMs : 0;
}

function slowDown({ caller }: Interaction, waitMs: number, style: ReplyStyle): Reply {
  const message = renderNotice(catalogue[caller.locale].slowDown(Math.ceil(waitMs / 1000)));
  return { callback: createMessageCallback(message, style), outcome: 'slowed' };
}

async function runCommand(
  interaction: CommandInteraction,
  { commands, style, pending }: Handlers,
): Promise<Reply> {
  const command = commands.get(interaction.command);
  if (command === undefined) {
    return refuse(interaction, 'unknownCommand', style);
  }
  const { caller, options, commandId, target } = interaction;
  const result = await command.run({ caller, style, options, commandId, target });
  return presentMessage(result, { id: interaction.id, origin: null, style, pending });
}

async function complete(
  { command: name, caller, options, focused }: AutocompleteInteraction,
  { commands, style }: Handlers,
): Promise<Reply> {
  const command = commands.get(name);
  const choices = (await command?.autocomplete?.({ caller, style, options, focused })) ?? [];
  return {
    callback: createChoicesCallback(choices),
    outcome: command === undefined ? 'unknown-command' : 'suggested',
  };
}

async function runAction(
  interaction: ComponentInteraction | ModalInteraction,
  handlers: Handlers,
): Promise<Reply> {
  const { caller, source } = interaction;
  // A message keeps its style for life, whatever the setting is by now.
  const style = source.style ?? handlers.style;
  const found = findAction(interaction.customId, handlers);
  if (found.refusal === 'stale') return refuseStale(interaction, handlers, style);
  if (found.refusal !== null) return refuse(interaction, found.refusal, style);
  const values = interaction.kind === 'component' ? interaction.values : [];
  const fields = interaction.kind === 'modal' ? interaction.fields : new Map<string, string>();
  try {
    const result = await found.action.run({ caller, style, args: found.args, values, fields, source });
    return present(result, { ...interaction, style, pending: handlers.pending });
  } catch (error) {
    if (!(error instanceof UnusableControlError)) throw error;
    return refuse(interaction, 'brokenControl', style);
  }
}

type FoundAction =
  | { readonly refusal: 'stale' | 'brokenControl' }
  | { readonly refusal: null; readonly action: Action; readonly args: readonly string[] };

function findAction(customId: string, { actions, fingerprint }: Handlers): FoundAction {
  const decoded = decodeCustomId(customId);
  if (decoded.kind === 'outdated') return { refusal: 'stale' };
  const action = decoded.kind === 'invalid' ? undefined : actions.get(decoded.action);
  if (decoded.kind === 'invalid' || action === undefined) return { refusal: 'brokenControl' };
  const isStale = !action.isCorpusFree && decoded.fingerprint !== fingerprint();
  return isStale ? { refusal: 'stale' } : { refusal: null, action, args: decoded.args };
}

function present(result: ActionResult, presentation: Presentation): Reply {
  if (result.kind === 'form') return { callback: createFormCallback(result.form), outcome: 'opened' };
  if (result.kind === 'message') return presentMessage(result, presentation);
  const { origin, pending, style } = presentation;
  // What the message was still waiting for belongs to what it shows no longer.
  if (origin !== null) pending.delete(origin);
  if (result.kind === 'delete') {
    const afterwards: readonly FollowUpRequest[] = [{ kind: 'delete-original' }];
    return { callback: createSilentCallback(), outcome: 'answered', afterwards };
  }
  const { message, outcome, followUp, otherwise, later } = result;
  return {
    callback: createUpdateCallback(message, style),
    files: message.files,
    outcome,
    afterwards: [
      ...(followUp === undefined ? [] : [post(followUp, otherwise, style)]),
      ...replaceLater(later, presentation),
    ],
  };
}

function presentMessage({ message, outcome, later }: CommandResult, presentation: Presentation): Reply {
  const { style } = presentation;
  return {
    callback: createMessageCallback(message, style),
    files: message.files,
    outcome,
    afterwards: replaceLater(later, presentation),
  };
}

async function post(
  message: Message | Promise<Message>,
  otherwise: Message | undefined,
  style: ReplyStyle,
): Promise<FollowUpRequest> {
  const posted = await message;
  const request = { kind: 'post', body: createBody(posted, style), files: posted.files } as const;
  return otherwise === undefined ? request : { ...request, otherwise: editTo(otherwise, style) };
}

function replaceLater(
  later: CommandResult['later'],
  { id, style, pending }: Presentation,
): readonly FollowUp[] {
  if (later === undefined) return [];
  pending.add(id);
  const replace = (message: Message | null): FollowUpRequest | null => {
    const isStillWanted = pending.delete(id);
    return message === null || !isStillWanted ? null : editTo(message, style);
  };
  return [later.then(replace)];
}

function editTo(message: Message, style: ReplyStyle): FollowUpRequest {
  return { kind: 'edit-original', body: createEdit(message, style), files: message.files };
}

/** How an interaction ended that got one of these notices. */
const refusalOutcomes = {
  unknownCommand: 'unknown-command',
  stale: 'stale',
  brokenControl: 'rejected',
} as const;

function refuse({ caller }: Interaction, text: keyof typeof refusalOutcomes, style: ReplyStyle): Reply {
  const message = renderNotice(catalogue[caller.locale][text]);
  return { callback: createMessageCallback(message, style), outcome: refusalOutcomes[text] };
}

/** What stands on an old corpus; its title, where there is one, can be asked again. */
function refuseStale(
  interaction: ComponentInteraction | ModalInteraction,
  { actions, fingerprint }: Handlers,
  style: ReplyStyle,
): Reply {
  const title = readTitle(interaction.source.text);
  if (title === null || !actions.has(againAction)) return refuse(interaction, 'stale', style);
  const words = catalogue[interaction.caller.locale];
  const customId = encodeCustomId({ action: againAction, args: [], fingerprint: fingerprint() });
  const message = renderStale(title, words, buttonRow([{ customId, label: words.askAgain }]));
  return { callback: createMessageCallback(message, style), outcome: 'stale' };
}

/** The name of the command or action; only those of this bot's, as any other is text from outside. */
export function nameHandler(interaction: Interaction, { commands, actions }: Handlers): string | null {
  if (interaction.kind === 'command' || interaction.kind === 'autocomplete') {
    return commands.has(interaction.command) ? interaction.command : null;
  }
  if (interaction.kind !== 'component' && interaction.kind !== 'modal') return null;
  const decoded = decodeCustomId(interaction.customId);
  return decoded.kind === 'readable' && actions.has(decoded.action) ? decoded.action : null;
}
