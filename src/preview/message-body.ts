import { ButtonStyle } from 'discord-api-types/v10';
import * as v from 'valibot';
import { componentTypes as types } from './discord-numbers.ts';

const text = v.nullish(v.string());
const flag = v.nullish(v.boolean());
const emoji = v.nullish(v.looseObject({ id: text, name: text }));

const button = v.looseObject({
  type: v.literal(types.button),
  style: v.enum(ButtonStyle),
  label: text,
  emoji,
  custom_id: text,
  url: text,
  disabled: flag,
});
const select = v.looseObject({
  type: v.literal(types.select),
  custom_id: v.string(),
  placeholder: text,
  disabled: flag,
  options: v.array(
    v.looseObject({ label: v.string(), value: v.string(), description: text, emoji, default: flag }),
  ),
});
const leaves = [
  v.looseObject({
    type: v.literal(types.row),
    components: v.array(v.variant('type', [button, select])),
  }),
  v.looseObject({ type: v.literal(types.text), content: v.string() }),
  v.looseObject({
    type: v.literal(types.gallery),
    items: v.array(v.looseObject({ media: v.looseObject({ url: v.string() }), description: text })),
  }),
  v.looseObject({ type: v.literal(types.separator) }),
] as const;
const container = v.looseObject({
  type: v.literal(types.container),
  components: v.array(v.variant('type', leaves)),
});
const component = v.variant('type', [...leaves, container]);

/** A message as the bot sends it; what Discord would refuse fails. */
export const messageBody = v.object({
  content: text,
  flags: v.nullish(v.number()),
  components: v.nullish(v.array(component)),
  attachments: v.nullish(
    v.array(
      v.object({
        id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
        description: text,
      }),
    ),
  ),
  message_reference: v.nullish(v.object({ message_id: v.string() })),
});

const field = v.object({
  type: v.literal(types.label),
  label: v.string(),
  description: text,
  component: v.object({
    type: v.literal(types.input),
    custom_id: v.string(),
    placeholder: text,
    value: text,
    required: v.nullish(v.boolean(), true),
    min_length: v.nullish(v.number(), 0),
    max_length: v.nullish(v.number(), 4000),
  }),
});

/** A form as the bot sends it. */
export const formBody = v.object({ custom_id: v.string(), title: v.string(), components: v.array(field) });

/** A button; with an address it opens that, with a custom id it tells the bot. */
export type Button = v.InferOutput<typeof button>;
/** A menu of which one entry is picked. */
export type Select = v.InferOutput<typeof select>;
/** A component of a message. */
export type Component = v.InferOutput<typeof component>;
/** A labelled field of a form. */
export type Field = v.InferOutput<typeof field>;
/** A form that the bot opens. */
export type Form = v.InferOutput<typeof formBody>;
