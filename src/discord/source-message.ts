import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import * as v from 'valibot';
import type { SourceMessage } from './command.ts';

const shown = v.object({
  id: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,20}$/))), null),
  flags: v.fallback(v.number(), 0),
  content: v.fallback(v.string(), ''),
  embeds: v.fallback(v.array(v.object({ description: v.fallback(v.string(), '') })), []),
  components: v.fallback(v.array(v.unknown()), []),
});
const textDisplay = v.object({ type: v.literal(ComponentType.TextDisplay), content: v.string() });
const parent = v.object({
  components: v.fallback(v.array(v.unknown()), []),
  component: v.optional(v.unknown()),
});
const deepest = 4;

/** Reads a message of the bot as Discord hands it back; without texts when there is none. */
export function readSource(message: unknown): SourceMessage {
  const parsed = v.safeParse(shown, message);
  if (!parsed.success) return { id: null, text: '', isPrivate: false, style: null };
  const { id, content, embeds, components, flags } = parsed.output;
  const texts = flattenComponents(components).flatMap((part) => {
    const display = v.safeParse(textDisplay, part);
    return display.success ? [display.output.content] : [];
  });
  const descriptions = embeds.map(({ description }) => description);
  return {
    id,
    text: [content, ...descriptions, ...texts].filter((part) => part !== '').join('\n'),
    isPrivate: (flags & MessageFlags.Ephemeral) !== 0,
    style: (flags & MessageFlags.IsComponentsV2) === 0 ? 'embed' : 'components',
  };
}

const answering = v.object({ interaction_metadata: v.object({ id: v.string() }) });

/** The id of the interaction that a message answers; null when it is not known to. */
export function readOrigin(message: unknown): string | null {
  const parsed = v.safeParse(answering, message);
  return parsed.success ? parsed.output.interaction_metadata.id : null;
}

/** Components and what is inside of them, parents first. */
export function flattenComponents(components: readonly unknown[], depth = 0): readonly unknown[] {
  if (depth > deepest) return [];
  return components.flatMap((part) => {
    const parsed = v.safeParse(parent, part);
    if (!parsed.success) return [part];
    const { components: inner, component: labelled } = parsed.output;
    return [part, ...flattenComponents([...inner, ...(labelled === undefined ? [] : [labelled])], depth + 1)];
  });
}
