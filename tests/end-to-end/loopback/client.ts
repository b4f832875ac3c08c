import { ApplicationCommandOptionType as OptionType, MessageType } from 'discord-api-types/v10';
import type { PublishedCommand } from './command-store.ts';
import { type Component, flattenComponents } from './components.ts';
import { application } from './identity.ts';
import type { SayOptions } from './member.ts';
import type { StoredMessage } from './stored-message.ts';

export type OptionValues = Readonly<Record<string, string | boolean>>;

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** Options as Discord sends them; `focused` is the one being typed into, for autocomplete. */
export function createOptions(
  command: PublishedCommand | undefined,
  values: OptionValues,
  focused: string | null,
): readonly object[] {
  return Object.entries(values).map(([name, value]) => {
    const isOffered = command?.options?.some((option) => option.name === name) ?? true;
    if (!isOffered) throw new Error(`/${command?.name} has no option "${name}"`);
    const type = typeof value === 'string' ? OptionType.String : OptionType.Boolean;
    return { name, type, value, ...(name === focused ? { focused: true } : {}) };
  });
}

/** A control of a message that a person can use, with the values they pick; throws where there is none such. */
export function findUsable(
  customId: string,
  { components }: StoredMessage,
  values: readonly string[] = [],
): Component {
  const found = flattenComponents(components).find(({ custom_id: id }) => id === customId);
  if (found === undefined) throw new Error(`The message has no component "${customId}"`);
  if (found.disabled === true) throw new Error(`The component "${customId}" is disabled`);
  const { options } = found;
  const isOffered = values.every((value) => options?.some((option) => option.value === value));
  if (!isOffered || (options !== undefined && values.length !== 1))
    throw new Error(`The menu "${customId}" does not let pick "${values.join()}"`);
  return found;
}

/** The components of a modal submission, each a field below its label, filled in by custom id. */
export function fillModal(
  { components }: Modal,
  values: Readonly<Record<string, string>>,
): readonly object[] {
  return components.map(({ type, component: field }) => {
    const id = field?.custom_id ?? '';
    return { type, id: 0, component: { type: field?.type, id: 0, custom_id: id, value: values[id] ?? '' } };
  });
}

/**
 * What a message's payload says of whom it is for, and its text where Discord shows that to a bot without the privileged
 * intent: in direct messages, with a mention, and in replies to a message of the bot that answers no command.
 */
export function describeAddress(
  text: string,
  isDirect: boolean,
  { replyTo }: Pick<SayOptions, 'replyTo'>,
): Readonly<Record<string, unknown>> {
  const isMention = new RegExp(`<@!?${application.id}>`).test(text);
  const isPing = replyTo?.author.id === application.id;
  const isShown = isDirect || isMention || (isPing && replyTo.interaction_metadata === undefined);
  return {
    content: isShown ? text : '',
    mentions: isMention || isPing ? [application.bot] : [],
    ...describeReply(replyTo),
  };
}

function describeReply(replyTo: StoredMessage | undefined): Readonly<Record<string, unknown>> {
  return replyTo === undefined
    ? {}
    : {
        type: MessageType.Reply,
        message_reference: { type: 0, message_id: replyTo.id, channel_id: replyTo.channel_id },
        referenced_message: replyTo,
      };
}
