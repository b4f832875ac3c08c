import {
  ComponentType,
  SeparatorSpacingSize,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import type { Message } from './message.ts';

/** A message of text blocks in one frame, with a line between two blocks. */
export function frameBlocks(blocks: readonly string[], isPrivate: boolean): Message {
  const components: APIComponentInContainer[] = blocks.flatMap((content, index) =>
    index === 0 ? [textDisplay(content)] : [separator(), textDisplay(content)],
  );
  const container: APIMessageTopLevelComponent = { type: ComponentType.Container, components };
  return { components: [container], isPrivate };
}

/** A short private message without a frame. */
export function plainNotice(lines: readonly string[]): Message {
  return { components: [textDisplay(lines.join('\n'))], isPrivate: true };
}

function textDisplay(content: string): APIComponentInContainer & APIMessageTopLevelComponent {
  return { type: ComponentType.TextDisplay, content };
}

function separator(): APIComponentInContainer {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

/** What the blocks of a message count against Discord's limit of text. */
export function lengthOfBlocks(blocks: readonly string[]): number {
  return blocks.reduce((total, block) => total + block.length, 0);
}

/** As many blocks, in order, as fit into `room` characters when joined by line breaks; each is kept whole. */
export function takeFitting(blocks: readonly string[], room: number): readonly string[] {
  const firstTooMany = blocks.findIndex(
    (_, index) => lengthOfBlocks(blocks.slice(0, index + 1)) + index > room,
  );
  return firstTooMany === -1 ? blocks : blocks.slice(0, firstTooMany);
}
