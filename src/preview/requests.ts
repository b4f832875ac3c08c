import * as v from 'valibot';
import { channels } from './places.ts';

const text = v.pipe(v.string(), v.maxLength(6000));
const id = v.pipe(v.string(), v.regex(/^\d{1,20}$/));
/** In which channel a person does something, and in which language, which is the server's too. */
const place = {
  channelId: v.picklist(channels.map((channel) => channel.id)),
  locale: v.picklist(['en-US', 'vi']),
};
const options = v.array(v.object({ name: text, value: v.union([text, v.boolean()]) }));

/** What the page sends when a person does something. */
export const requests = {
  /** Sends a command; `target` is the message that it was picked for. */
  command: v.object({ ...place, commandId: id, options, target: v.nullable(id) }),
  /** Types into the option `focused` of a command. */
  typing: v.object({ ...place, commandId: id, options, focused: text }),
  /** Clicks a button, or picks from a menu (with `values`). */
  component: v.object({ ...place, messageId: id, customId: text, values: v.nullable(v.array(text)) }),
  /** Sends a form in. */
  form: v.object({ ...place, interactionId: text, values: v.record(text, text) }),
  /** Takes away a message that nobody else sees. */
  dismiss: v.object({ ...place, messageId: id }),
  /** Says something. */
  message: v.object({
    ...place,
    content: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
    replyTo: v.nullable(id),
  }),
};

/** What is sent to do that. */
export type Request<Deed extends keyof typeof requests> = v.InferOutput<(typeof requests)[Deed]>;
