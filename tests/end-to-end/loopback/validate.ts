import { InteractionResponseType as CallbackType, MessageFlags } from 'discord-api-types/v10';
import * as spec from 'discord-api-spec/zod';
import * as v from 'valibot';
import { checkCommand } from './command-rules.ts';
import { isRecord } from './json.ts';
import { checkComponents, checkMessage, hasFlag, type MessageBody } from './message-rules.ts';

/** What is wrong with a payload, in words for who reads a failed test; empty when nothing is. */
export type Problems = readonly string[];

const maxChoiceValueLength = 100;

export function validateCommands(body: unknown): Problems {
  if (!Array.isArray(body)) return ['expected an array of commands'];
  return body.flatMap((command: unknown) =>
    check(spec.ApplicationCommandUpdateRequestSchema, command, checkCommand),
  );
}

/** Problems of an interaction callback, whatever its `type`, judged with the message that it may change. */
export function validateCallback(body: unknown, previous: MessageBody = {}): Problems {
  const { type, data } = isRecord(body) ? body : {};
  switch (type) {
    case CallbackType.Pong:
      return [];
    case CallbackType.ChannelMessageWithSource:
      return check(spec.CreateMessageInteractionCallbackRequestSchema, body, (sent) =>
        checkMessage(sent.data ?? {}),
      );
    case CallbackType.DeferredChannelMessageWithSource:
      return check(spec.CreateMessageInteractionCallbackRequestSchema, body);
    case CallbackType.DeferredMessageUpdate:
      return check(spec.UpdateMessageInteractionCallbackRequestSchema, body);
    case CallbackType.UpdateMessage:
      return check(spec.UpdateMessageInteractionCallbackRequestSchema, body, (sent) =>
        checkEdit(sent.data ?? {}, previous),
      );
    case CallbackType.ApplicationCommandAutocompleteResult:
      return check(
        spec.InteractionApplicationCommandAutocompleteCallbackStringDataSchema,
        data,
        checkChoices,
      );
    case CallbackType.Modal:
      return check(spec.ModalInteractionCallbackRequestSchema, body, (sent) =>
        checkComponents(sent.data?.components ?? []),
      );
    default:
      return [`unknown callback type ${String(type)}`];
  }
}

export function validateFollowUp(body: unknown): Problems {
  return check(spec.IncomingWebhookRequestPartialSchema, body, checkMessage);
}

/** Problems of an edit through the interaction's webhook, judged with the message it changes. */
export function validateEdit(body: unknown, previous: MessageBody = {}): Problems {
  return check(spec.IncomingWebhookUpdateRequestPartialSchema, body, (edit) => checkEdit(edit, previous));
}

export function validateMessage(body: unknown): Problems {
  return check(spec.MessageCreateRequestSchema, body, checkMessage);
}

/** A message after an edit: absent keys keep their value, flags of visibility and Components V2 stay. */
export function mergeEdit<Body extends MessageBody>(previous: Body, edit: MessageBody): Body {
  const given = Object.entries(edit).filter(([, value]) => value !== undefined);
  const kept = (previous.flags ?? 0) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2);
  return { ...previous, ...Object.fromEntries(given), flags: (edit.flags ?? 0) | kept };
}

/** Checks a payload by a published schema, then, because they rely on the shape, by the rules beyond it. */
function check<Body>(
  schema: spec.SpecSchema<Body>,
  payload: unknown,
  checkRules: (body: Body) => Iterable<string> = () => [],
): Problems {
  const { error } = schema.safeParse(payload);
  if (error !== undefined) return error.issues.flatMap((issue) => describeIssue(issue, ''));
  // Not the parsed data: that has lost the fields the schema does not know.
  return [
    ...checkRules(
      v.parse(
        v.custom<Body>(() => true),
        payload,
      ),
    ),
  ];
}

function describeIssue(issue: spec.SpecIssue, prefix: string): readonly string[] {
  const path = [prefix, ...issue.path].filter((segment) => segment !== '').join('.');
  // The branch whose `type` literal fits is the one the sender meant; the others only say "not a button either".
  const meant = issue.errors?.find(
    (issues) => issues.length > 0 && issues.every((inner) => inner.path[0] !== 'type'),
  );
  const { path: _path, errors: _errors, ...rest } = issue;
  return meant?.flatMap((inner) => describeIssue(inner, path)) ?? [`${path}: ${JSON.stringify(rest)}`];
}

function* checkEdit(edit: MessageBody, previous: MessageBody): Generator<string> {
  const isPrivate = hasFlag(previous.flags, MessageFlags.Ephemeral);
  if (hasFlag(edit.flags, MessageFlags.Ephemeral) && !isPrivate)
    yield 'a public message cannot be made ephemeral';
  yield* checkMessage(mergeEdit(previous, edit));
}

function* checkChoices({
  choices,
}: {
  readonly choices?: readonly { readonly value: string | number }[] | null;
}): Generator<string> {
  if (choices == null) yield 'choices are required, even when there are none';
  for (const { value } of choices ?? []) {
    if (String(value).length > maxChoiceValueLength)
      yield `"${value}": at most ${maxChoiceValueLength} characters`;
  }
}
