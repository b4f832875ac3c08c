import { MessageFlags } from 'discord-api-types/v10';
import {
  checkComponents,
  checkLegacyRows,
  checkUrl,
  checkV2Totals,
  mediaSchemes,
} from './component-rules.ts';
import type { Component } from './components.ts';
import { joinPath, type Problem } from './problem.ts';

interface Embed {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly url?: string | null;
  readonly author?: { readonly name?: string; readonly url?: string; readonly icon_url?: string } | null;
  readonly footer?: { readonly text?: string; readonly icon_url?: string } | null;
  readonly image?: { readonly url?: string } | null;
  readonly thumbnail?: { readonly url?: string } | null;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | null;
}

/** The body of a message as a bot sends it, once its shape is known to be right. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[] | null;
    readonly users?: readonly string[] | null;
    readonly roles?: readonly string[] | null;
  } | null;
  readonly attachments?: readonly { readonly id?: string | number | null }[] | null;
  readonly poll?: object | null;
  readonly flags?: number | null;
}

const maxEmbedLength = 6000;
const newMessageFlags =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsVoiceMessage |
  MessageFlags.IsComponentsV2;

/**
 * Checks what the published schema does not say of a message.
 * @param hasFiles - whether files travel with it, which alone make a message
 */
export function checkMessage(message: MessageBody, path: string, hasFiles: boolean): Problem[] {
  const isV2 = hasFlag(message.flags, MessageFlags.IsComponentsV2);
  const components = message.components ?? [];
  const at = joinPath(path, 'components');
  return [
    ...(isEmpty(message) && !hasFiles
      ? [{ path: joinPath(path, 'content'), message: 'Cannot send an empty message' }]
      : []),
    ...(isV2
      ? [...checkV2Totals(components, at), ...checkNoLegacyContent(message, path)]
      : checkLegacyRows(components, at)),
    ...checkComponents(components, at),
    ...checkEmbeds(message.embeds ?? [], joinPath(path, 'embeds')),
    ...checkMentions(message, joinPath(path, 'allowed_mentions')),
    ...checkFlags(message.flags, newMessageFlags, path),
  ];
}

/** Checks that no flag beyond the allowed ones is set. */
export function checkFlags(flags: number | null | undefined, allowed: number, path: string): Problem[] {
  const extra = (flags ?? 0) & ~allowed;
  return extra === 0 ? [] : [{ path: joinPath(path, 'flags'), message: `flags ${extra} cannot be set here` }];
}

/** Whether a flag is set; absent flags count as none. */
export function hasFlag(flags: number | null | undefined, flag: MessageFlags): boolean {
  return ((flags ?? 0) & flag) !== 0;
}

function isEmpty({ content, embeds, components, poll }: MessageBody): boolean {
  const parts = [...(embeds ?? []), ...(components ?? [])];
  return (content ?? '').trim() === '' && parts.length === 0 && poll == null;
}

function checkNoLegacyContent({ content, embeds, poll }: MessageBody, path: string): Problem[] {
  const given = { content: Boolean(content), embeds: (embeds ?? []).length > 0, poll: poll != null };
  return Object.entries(given)
    .filter(([, isGiven]) => isGiven)
    .map(([key]) => ({ path: joinPath(path, key), message: 'cannot be used with the Components V2 flag' }));
}

function checkEmbeds(embeds: readonly Embed[], path: string): Problem[] {
  const total = embeds.flatMap(embedTexts).reduce((sum, text) => sum + text.length, 0);
  const problems = embeds.flatMap((embed, index) => checkEmbed(embed, joinPath(path, index)));
  return total > maxEmbedLength
    ? [...problems, { path, message: `${total} characters over all embeds; at most ${maxEmbedLength}` }]
    : problems;
}

function checkEmbed(embed: Embed, path: string): Problem[] {
  const faults = [
    ...checkUrl('url', embed.url, ['http:', 'https:']),
    ...checkUrl('author.url', embed.author?.url, ['http:', 'https:']),
    ...checkUrl('author.icon_url', embed.author?.icon_url, mediaSchemes),
    ...checkUrl('footer.icon_url', embed.footer?.icon_url, mediaSchemes),
    ...checkUrl('image.url', embed.image?.url, mediaSchemes),
    ...checkUrl('thumbnail.url', embed.thumbnail?.url, mediaSchemes),
  ];
  const hasContent = embedTexts(embed).length > 0 || embed.image != null || embed.thumbnail != null;
  const emptyFields = (embed.fields ?? []).flatMap(({ name, value }, index) =>
    name.trim() === '' || value.trim() === ''
      ? [{ path: joinPath(path, 'fields', index), message: 'a field needs a name and a value' }]
      : [],
  );
  return [
    ...faults.map(([field, message]) => ({ path: joinPath(path, field), message })),
    ...emptyFields,
    ...(hasContent ? [] : [{ path, message: 'an embed needs a title, text, field or picture' }]),
  ];
}

function embedTexts({ title, description, author, footer, fields }: Embed): string[] {
  const texts = [title, description, author?.name, footer?.text];
  const fieldTexts = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [...texts, ...fieldTexts].filter((text) => text != null).filter(Boolean);
}

function checkMentions({ allowed_mentions: mentions }: MessageBody, path: string): Problem[] {
  return (['users', 'roles'] as const)
    .filter((kind) => mentions?.parse?.includes(kind) && (mentions[kind] ?? []).length > 0)
    .map((kind) => ({
      path: joinPath(path, kind),
      message: `parse "${kind}" and a list of ${kind} exclude each other`,
    }));
}
