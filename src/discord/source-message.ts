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

const texts = v.object({
  content: v.fallback(v.string(), ''),
  embeds: v.fallback(
    v.array(v.object({ title: v.fallback(v.string(), ''), description: v.fallback(v.string(), '') })),
    [],
  ),
  components: v.fallback(v.array(v.unknown()), []),
  poll: v.fallback(v.nullable(v.object({ question: v.object({ text: v.string() }) })), null),
  message_snapshots: v.fallback(v.array(v.object({ message: v.unknown() })), []),
});
const textDisplay = v.object({ type: v.literal(ComponentType.TextDisplay), content: v.string() });

/** What people read in a message: its text, that of what it forwards, of embeds, components and a poll. */
export function readText(message: unknown, depth = 0): string {
  const parsed = v.safeParse(texts, message);
  if (!parsed.success || depth > 1) return '';
  const { content, embeds, components, poll, message_snapshots: forwarded } = parsed.output;
  const shownTexts = flattenComponents(components).filter((part) => v.is(textDisplay, part));
  const parts = [
    content,
    ...forwarded.map((snapshot) => readText(snapshot.message, depth + 1)),
    ...embeds.flatMap(({ title, description }) => [title, description]),
    ...shownTexts.map((part) => part.content),
    poll?.question.text ?? '',
  ];
  return parts.filter((part) => part !== '').join('\n');
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
