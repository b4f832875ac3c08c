import * as v from 'valibot';
import type { StoredFile, StoredMessage } from './store.ts';
import type { FileView, MediaView } from './view.ts';

/** A picture or file of a component or embed, as the API writes it. */
export const rawMedia = v.object({ url: v.string() });

const attachmentScheme = 'attachment://';

/** Where the page finds a file of a message, from the root of the server. */
export function fileUrl(messageId: string, { id, name }: StoredFile): string {
  return `/preview/files/${messageId}/${id}/${encodeURIComponent(name)}`;
}

/** A picture or file of a message, under the name that its components and embeds know it by. */
export function readMedia(
  url: string,
  message: StoredMessage | null,
  description: string | null = null,
): Omit<MediaView, 'isSpoiler'> {
  const name = url.startsWith(attachmentScheme) ? url.slice(attachmentScheme.length) : null;
  const file = message?.files.find((each) => each.name === name);
  return message === null || file === undefined
    ? { url, description }
    : { url: fileUrl(message.id, file), description: description ?? file.description };
}

/** Files of a message that stand below it, because nothing in it shows them. */
export function readFiles(message: StoredMessage): readonly FileView[] {
  const shown = JSON.stringify([message.components, message.embeds]);
  return message.files
    .filter(({ name }) => !shown.includes(`${attachmentScheme}${name}`))
    .map((file) => ({
      name: file.name,
      url: fileUrl(message.id, file),
      description: file.description,
      isImage: file.contentType.startsWith('image/'),
      bytes: file.content.length,
    }));
}
