import { InteractionResponseType as CallbackType, MessageFlags } from 'discord-api-types/v10';
import * as spec from 'discord-api-spec/zod';
import {
  checkChoiceValues,
  checkCommand,
  checkCommandSet,
  type Choice,
  type CommandBody,
} from './command-rules.ts';
import { checkComponents } from './component-rules.ts';
import type { Component } from './components.ts';
import { checkFlags, checkMessage, hasFlag, type MessageBody } from './message-rules.ts';
import { isRecord } from './json.ts';
import { joinPath, type Problem } from './problem.ts';
import { checkSpec } from './spec-check.ts';

/** What a callback or edit meets, beyond its own body. */
export interface Surroundings {
  /** The message being edited or updated. */
  readonly previous?: MessageBody;
}

const maxModalComponents = 5;
const missingData: Problem = { path: 'data', message: 'required for this callback type' };
const callbackValidators = new Map<unknown, (body: unknown, surroundings: Surroundings) => Problem[]>([
  [CallbackType.Pong, () => []],
  [
    CallbackType.ChannelMessageWithSource,
    (body) =>
      checkSpec(spec.CreateMessageInteractionCallbackRequestSchema, body, ({ data }) =>
        data == null ? [missingData] : checkMessage(data, 'data'),
      ),
  ],
  [
    CallbackType.DeferredChannelMessageWithSource,
    (body) =>
      checkSpec(spec.CreateMessageInteractionCallbackRequestSchema, body, ({ data }) =>
        checkDefer(data ?? {}),
      ),
  ],
  [
    CallbackType.DeferredMessageUpdate,
    (body) =>
      checkSpec(spec.UpdateMessageInteractionCallbackRequestSchema, body, ({ data }) =>
        checkDefer(data ?? {}),
      ),
  ],
  [
    CallbackType.UpdateMessage,
    (body, surroundings) =>
      checkSpec(spec.UpdateMessageInteractionCallbackRequestSchema, body, ({ data }) =>
        data == null ? [missingData] : checkEdit(data, 'data', surroundings),
      ),
  ],
  [
    CallbackType.ApplicationCommandAutocompleteResult,
    (body) =>
      checkSpec(
        spec.InteractionApplicationCommandAutocompleteCallbackStringDataSchema,
        isRecord(body) ? body['data'] : undefined,
        checkCompletions,
        'data',
      ),
  ],
  [
    CallbackType.Modal,
    (body) =>
      checkSpec(spec.ModalInteractionCallbackRequestSchema, body, ({ data }) => checkModal(data.components)),
  ],
]);

/** Faults of a bulk overwrite of commands (an array). */
export function validateCommands(body: unknown): Problem[] {
  if (!Array.isArray(body)) return [{ path: '', message: 'expected an array of commands' }];
  const commands: CommandBody[] = [];
  const faults = body.flatMap((command: unknown, index) =>
    checkSpec(
      spec.ApplicationCommandUpdateRequestSchema,
      command,
      (checked) => {
        commands.push(checked);
        return checkCommand(checked, String(index));
      },
      String(index),
    ),
  );
  return [...faults, ...checkCommandSet(commands)];
}

/** Faults of an interaction callback, whatever its `type`. */
export function validateCallback(body: unknown, surroundings: Surroundings = {}): Problem[] {
  const type = isRecord(body) ? body['type'] : undefined;
  const validate = callbackValidators.get(type);
  return validate
    ? validate(body, surroundings)
    : [{ path: 'type', message: `unknown callback type ${String(type)}` }];
}

/** Faults of a follow-up: a new message through the interaction's webhook. */
export function validateFollowUp(body: unknown): Problem[] {
  return checkSpec(spec.IncomingWebhookRequestPartialSchema, body, (message) => checkMessage(message, ''));
}

/** Faults of an edit through the interaction's webhook, judged with the message it changes. */
export function validateEdit(body: unknown, surroundings: Surroundings = {}): Problem[] {
  return checkSpec(spec.IncomingWebhookUpdateRequestPartialSchema, body, (edit) =>
    checkEdit(edit, '', surroundings),
  );
}

/** Faults of a message sent to a channel as the bot. */
export function validateMessage(body: unknown): Problem[] {
  return checkSpec(spec.MessageCreateRequestSchema, body, (message) => checkMessage(message, ''));
}

/** A message after an edit: absent keys keep their value, flags of visibility and Components V2 stay. */
export function mergeEdit<Body extends MessageBody>(previous: Body, edit: MessageBody): Body {
  const given = Object.entries(edit).filter(([, value]) => value !== undefined);
  const kept = (previous.flags ?? 0) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
  return { ...previous, ...Object.fromEntries(given), flags: (edit.flags ?? 0) | kept };
}

function checkDefer(data: MessageBody): Problem[] {
  const { flags, ...rest } = data;
  const extra = Object.entries(rest)
    .filter(([key, value]) => value != null && key !== 'tts')
    .map(([key]) => ({ path: joinPath('data', key), message: 'a deferred answer takes only flags' }));
  return [...extra, ...checkFlags(flags, MessageFlags.Ephemeral, 'data')];
}

function checkEdit(edit: MessageBody, path: string, { previous = {} }: Surroundings): Problem[] {
  const turnsPrivate =
    hasFlag(edit.flags, MessageFlags.Ephemeral) && !hasFlag(previous.flags, MessageFlags.Ephemeral);
  const editable = MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
  return [
    ...(turnsPrivate
      ? [{ path: joinPath(path, 'flags'), message: 'a public message cannot be made ephemeral' }]
      : []),
    ...checkFlags(edit.flags, editable, path),
    ...checkMessage(mergeEdit(previous, edit), path),
  ];
}

function checkCompletions({ choices }: { readonly choices?: readonly Choice[] | null }): Problem[] {
  return choices == null
    ? [{ path: 'data.choices', message: 'required, may be empty' }]
    : checkChoiceValues(choices, 'data.choices');
}

function checkModal(components: readonly Component[]): Problem[] {
  const path = 'data.components';
  const count = components.length;
  return [
    ...(count > maxModalComponents
      ? [{ path, message: `${count} components; at most ${maxModalComponents}` }]
      : []),
    ...checkComponents(components, path),
  ];
}
