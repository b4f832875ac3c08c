import {
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
  type APIComponentInContainer,
  type APIEmbed,
  type APIInteractionResponseCallbackData,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import { limits } from './limits.ts';
import type { Attachment, Message } from './message.ts';
import type { ReplyStyle } from './style.ts';

/** A message as Discord takes it, in either style; mentions nobody. */
export function createBody(message: Message, style: ReplyStyle): APIInteractionResponseCallbackData {
  const content = style === 'embed' ? drawEmbeds(message) : { components: drawComponents(message) };
  const privacy = message.isPrivate ? MessageFlags.Ephemeral : 0;
  const kind = style === 'embed' ? 0 : MessageFlags.IsComponentsV2;
  return {
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a set of flags is none of them
    flags: kind | privacy,
    ...content,
    ...(message.files.length === 0 ? {} : { attachments: message.files.map(describeFile) }),
    allowed_mentions: { parse: [] },
  };
}

/** A message in the place of one that is there already, whose privacy nobody can change. */
export function createEdit(message: Message, style: ReplyStyle): APIInteractionResponseCallbackData {
  return createBody({ ...message, isPrivate: false }, style);
}

/** Files are numbered in the order in which they are sent. */
function describeFile(
  { name, description }: Attachment,
  index: number,
): { id: string; filename: string; description: string } {
  return { id: String(index), filename: name, description };
}

function drawComponents({ blocks, isFramed, rows, files }: Message): APIMessageTopLevelComponent[] {
  const texts = blocks.flatMap((content, index): APIComponentInContainer[] => [
    ...(index > 0 && isFramed
      ? [{ type: ComponentType.Separator as const, divider: true, spacing: SeparatorSpacingSize.Small }]
      : []),
    { type: ComponentType.TextDisplay, content },
  ]);
  const items = files.map(({ name, description }) => ({
    media: { url: `attachment://${name}` },
    description,
  }));
  const parts: APIComponentInContainer[] = [
    ...texts,
    ...(items.length === 0 ? [] : [{ type: ComponentType.MediaGallery as const, items }]),
    ...rows,
  ];
  return isFramed ? [{ type: ComponentType.Container, components: parts }] : parts;
}

function drawEmbeds({
  blocks,
  isFramed,
  rows,
  files,
}: Message): Pick<APIInteractionResponseCallbackData, 'content' | 'embeds' | 'components'> {
  const components = [...rows];
  if (!isFramed) return { content: blocks.join('\n\n'), embeds: [], components };
  const embeds: APIEmbed[] = packBlocks(blocks).map((description) => ({ description }));
  const pictures = files.map(({ name }): APIEmbed => ({ image: { url: `attachment://${name}` } }));
  return { embeds: [...embeds, ...pictures], components };
}

/** Blocks joined into as few texts as an embed can hold, each block whole. */
function packBlocks(blocks: readonly string[]): readonly string[] {
  return blocks.reduce<readonly string[]>((packed, block) => {
    const last = packed.at(-1);
    const joined = `${last}\n\n${block}`;
    return last !== undefined && joined.length <= limits.embedDescriptionChars
      ? [...packed.slice(0, -1), joined]
      : [...packed, block];
  }, []);
}
