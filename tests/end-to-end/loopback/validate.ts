import {
  ApplicationCommandOptionType as OptionType,
  InteractionResponseType as CallbackType,
  MessageFlags,
} from 'discord-api-types/v10';
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
  /** Whether files travel with the body. */
  readonly hasFiles?: boolean;
  /** Type of the option being completed; a string option when absent. */
  readonly focusedType?: number;
}

const maxModalComponents = 5;
const missingData: Problem = { path: 'data', message: 'required for this callback type' };
const choiceSchemas = new Map<
  number,
  typeof spec.InteractionApplicationCommandAutocompleteCallbackStringDataSchema
>([
  [OptionType.Integer, spec.InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema],
  [OptionType.Number, spec.InteractionApplicationCommandAutocompleteCallbackNumberDataSchema],
]);

const callbackValidators = new Map<unknown, (body: unknown, surroundings: Surroundings) => Problem[]>([
  [CallbackType.Pong, () => []],
  [
    CallbackType.ChannelMessageWithSource,
    (body, { hasFiles = false }) =>
      checkSpec(spec.CreateMessageInteractionCallbackRequestSchema, body, ({ data }) =>
        data == null ? [missingData] : checkMessage(data, 'data', hasFiles),
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
  [CallbackType.ApplicationCommandAutocompleteResult, validateAutocomplete],
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
      withNumericPermissions(command),
      (checked) => {
        commands.push(checked);
        return checkCommand(checked, String(index));
      },
      String(index),
    ),
  );
  return [...faults, ...checkCommandSet(commands)];
}

/** Faults of one command definition. */
export function validateCommand(body: unknown): Problem[] {
  return checkSpec(spec.ApplicationCommandUpdateRequestSchema, withNumericPermissions(body), (command) =>
    checkCommand(command, ''),
  );
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
export function validateFollowUp(body: unknown, surroundings: Surroundings = {}): Problem[] {
  return checkSpec(spec.IncomingWebhookRequestPartialSchema, body, (message) =>
    checkMessage(message, '', surroundings.hasFiles ?? false),
  );
}

/** Faults of an edit through the interaction's webhook, judged with the message it changes. */
export function validateEdit(body: unknown, surroundings: Surroundings = {}): Problem[] {
  return checkSpec(spec.IncomingWebhookUpdateRequestPartialSchema, body, (edit) =>
    checkEdit(edit, '', surroundings),
  );
}

/** Faults of a message sent to a channel as the bot. */
export function validateMessage(body: unknown, surroundings: Surroundings = {}): Problem[] {
  return checkSpec(spec.MessageCreateRequestSchema, body, (message) =>
    checkMessage(message, '', surroundings.hasFiles ?? false),
  );
}

/** A message after an edit: absent keys keep their value, flags of visibility and Components V2 stay. */
export function mergeEdit<Body extends MessageBody>(previous: Body, edit: MessageBody): Body {
  const given = Object.entries(edit).filter(([, value]) => value !== undefined);
  const kept = (previous.flags ?? 0) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
  return { ...previous, ...Object.fromEntries(given), flags: (edit.flags ?? 0) | kept };
}

// The schema wants a number where documentation and libraries use a string of digits.
function withNumericPermissions(command: unknown): unknown {
  if (!isRecord(command)) return command;
  const { default_member_permissions: permissions } = command;
  return typeof permissions === 'string' && /^\d+$/.test(permissions)
    ? { ...command, default_member_permissions: Number(permissions) }
    : command;
}

function checkDefer(data: MessageBody): Problem[] {
  const { flags, ...rest } = data;
  const extra = Object.entries(rest)
    .filter(([key, value]) => value != null && key !== 'tts')
    .map(([key]) => ({ path: joinPath('data', key), message: 'a deferred answer takes only flags' }));
  return [...extra, ...checkFlags(flags, MessageFlags.Ephemeral, 'data')];
}

function checkEdit(
  edit: MessageBody,
  path: string,
  { previous = {}, hasFiles = false }: Surroundings,
): Problem[] {
  const flagsPath = joinPath(path, 'flags');
  const losesV2 = isSet(previous, MessageFlags.IsComponentsV2) && !isSet(edit, MessageFlags.IsComponentsV2);
  const turnsPrivate = isSet(edit, MessageFlags.Ephemeral) && !isSet(previous, MessageFlags.Ephemeral);
  const editable = MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
  return [
    ...(edit.flags != null && losesV2
      ? [{ path: flagsPath, message: 'the Components V2 flag cannot be removed' }]
      : []),
    ...(turnsPrivate ? [{ path: flagsPath, message: 'a public message cannot be made ephemeral' }] : []),
    ...checkFlags(edit.flags, editable, path),
    ...checkMessage(mergeEdit(previous, edit), path, hasFiles),
  ];
}

function isSet({ flags }: MessageBody, flag: MessageFlags): boolean {
  return hasFlag(flags, flag);
}

function validateAutocomplete(body: unknown, { focusedType = OptionType.String }: Surroundings): Problem[] {
  const schema =
    choiceSchemas.get(focusedType) ?? spec.InteractionApplicationCommandAutocompleteCallbackStringDataSchema;
  return checkSpec(schema, isRecord(body) ? body['data'] : undefined, checkCompletions, 'data');
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
