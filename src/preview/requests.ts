import * as v from 'valibot';
import { isChannel } from './places.ts';

const text = v.pipe(v.string(), v.maxLength(6000));
const id = v.pipe(v.string(), v.regex(/^\d{1,20}$/));
const locale = v.picklist(['en-US', 'vi']);
/** Which channel, the person's language, and the server's. */
const place = { channelId: v.pipe(id, v.check(isChannel)), locale, guildLocale: locale };
const options = v.array(v.object({ name: text, value: v.union([text, v.number(), v.boolean()]) }));

/** What the page sends when a person does something. */
export const requests = {
  /** Sends a command; `target` is the message that it was picked for. */
  command: v.object({ ...place, commandId: id, options, target: v.nullable(id) }),
  /** Types into the option `focused` of a command. */
  typing: v.object({ ...place, commandId: id, options, focused: text }),
  /** Clicks a button, or picks from a menu (with `values`). */
  component: v.object({ ...place, messageId: id, customId: text, values: v.nullable(v.array(text)) }),
  /** Sends a form in. */
  form: v.object({ ...place, interactionId: id, values: v.record(text, text) }),
  /** Takes away a message that nobody else sees. */
  dismiss: v.object({ ...place, messageId: id }),
  /** Says something. */
  message: v.object({
    ...place,
    content: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    replyTo: v.nullable(id),
  }),
};

/** Where and in which languages a person does something. */
export type Place = v.InferOutput<v.ObjectSchema<typeof place, undefined>>;
/** A command that is sent. */
export type CommandRequest = v.InferOutput<typeof requests.command>;
/** An option that is being typed. */
export type TypingRequest = v.InferOutput<typeof requests.typing>;
/** A button clicked, or a menu picked from. */
export type ComponentRequest = v.InferOutput<typeof requests.component>;
/** A form sent in. */
export type FormRequest = v.InferOutput<typeof requests.form>;
/** Something said. */
export type MessageRequest = v.InferOutput<typeof requests.message>;
