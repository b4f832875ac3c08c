import * as v from 'valibot';
import { rawMedia, readMedia } from './read-media.ts';
import type { StoredMessage } from './store.ts';
import type { EmbedView } from './view.ts';

const optionalText = v.nullish(v.string(), null);
const embed = v.object({
  color: v.nullish(v.number(), null),
  author: v.nullish(v.object({ name: v.string() }), null),
  title: optionalText,
  url: optionalText,
  description: optionalText,
  fields: v.nullish(
    v.array(v.object({ name: v.string(), value: v.string(), inline: v.nullish(v.boolean(), false) })),
    [],
  ),
  image: v.nullish(rawMedia, null),
  thumbnail: v.nullish(rawMedia, null),
  footer: v.nullish(v.object({ text: v.string() }), null),
  timestamp: optionalText,
});

/**
 * Classic embeds of a message, ready to be shown.
 *
 * @throws ValiError when one is malformed.
 */
export function readEmbeds(message: StoredMessage): readonly EmbedView[] {
  return message.embeds.map((raw) => {
    const { color, author, fields, image, thumbnail, footer, ...texts } = v.parse(embed, raw);
    return {
      ...texts,
      colour: color,
      author: author?.name ?? null,
      fields: fields.map(({ inline, ...field }) => ({ ...field, isInline: inline })),
      image: image === null ? null : { ...readMedia(image.url, message), isSpoiler: false },
      thumbnail: thumbnail === null ? null : { ...readMedia(thumbnail.url, message), isSpoiler: false },
      footer: footer?.text ?? null,
    };
  });
}
