import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import * as v from 'valibot';
import { readQuestion } from '../message/question.ts';
import { optionalSnowflake } from '../snowflake.ts';
import { questionTextId } from './body.ts';
import type { SourceMessage } from './command.ts';

const shown = v.object({
  id: optionalSnowflake,
  flags: v.fallback(v.number(), 0),
  components: v.fallback(v.array(v.unknown()), []),
});
const questionText = v.object({
  type: v.literal(ComponentType.TextDisplay),
  id: v.literal(questionTextId),
  content: v.string(),
});
const parent = v.object({
  components: v.fallback(v.array(v.unknown()), []),
  component: v.optional(v.unknown()),
});
const deepest = 4;

/** Reads a message of the bot as Discord hands it back; without a question when there is none. */
export function readSource(message: unknown): SourceMessage {
  const parsed = v.safeParse(shown, message);
  if (!parsed.success) return { id: null, question: null, isPrivate: false };
  const { id, components, flags } = parsed.output;
  const text = flattenComponents(components).find((part) => v.is(questionText, part));
  return {
    id,
    question: v.is(questionText, text) ? readQuestion(text.content) : null,
    isPrivate: (flags & MessageFlags.Ephemeral) !== 0,
  };
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
