import { ButtonStyle, ComponentType, SeparatorSpacingSize, TextInputStyle } from 'discord-api-types/v10';
import * as v from 'valibot';
import { rawMedia, readMedia } from './read-media.ts';
import type { StoredMessage } from './store.ts';
import type * as view from './view.ts';

const optionalText = v.nullish(v.string(), null);
const emoji = v.nullish(
  v.pipe(
    v.object({ id: optionalText, name: optionalText }),
    v.transform(({ id, name }) => (id === null ? name : `:${name ?? id}:`)),
  ),
  null,
);
const flag = v.nullish(v.boolean(), false);

const buttonStyles: ReadonlyMap<number, view.ButtonStyle> = new Map<number, view.ButtonStyle>([
  [ButtonStyle.Primary, 'primary'],
  [ButtonStyle.Secondary, 'secondary'],
  [ButtonStyle.Success, 'success'],
  [ButtonStyle.Danger, 'danger'],
  [ButtonStyle.Link, 'link'],
]);

const button = v.object({
  style: v.number(),
  label: v.nullish(v.string(), ''),
  emoji,
  custom_id: optionalText,
  url: optionalText,
  disabled: flag,
});
const select = v.object({
  custom_id: v.string(),
  placeholder: optionalText,
  min_values: v.nullish(v.number(), 1),
  max_values: v.nullish(v.number(), 1),
  disabled: flag,
  options: v.array(
    v.object({ label: v.string(), value: v.string(), description: optionalText, emoji, default: flag }),
  ),
});
const input = v.object({
  custom_id: v.string(),
  style: v.enum(TextInputStyle),
  label: optionalText,
  placeholder: optionalText,
  value: v.nullish(v.string(), ''),
  required: v.nullish(v.boolean(), true),
  min_length: v.nullish(v.number(), 0),
  max_length: v.nullish(v.number(), 4000),
});
const media = v.object({ media: rawMedia, description: optionalText, spoiler: flag });
const withComponents = v.object({ components: v.array(v.unknown()) });
const readers: ReadonlyMap<number, (raw: unknown, message: StoredMessage | null) => view.ComponentView> =
  new Map<number, (raw: unknown, message: StoredMessage | null) => view.ComponentView>([
    [ComponentType.ActionRow, (raw, message) => ({ kind: 'row', components: readNested(raw, message) })],
    [ComponentType.Button, readButton],
    [ComponentType.StringSelect, readSelect],
    [ComponentType.TextInput, readInput],
    [ComponentType.Section, readSection],
    [
      ComponentType.TextDisplay,
      (raw) => ({ kind: 'text', ...v.parse(v.object({ content: v.string() }), raw) }),
    ],
    [ComponentType.Thumbnail, (raw, message) => ({ kind: 'thumbnail', media: readOneMedia(raw, message) })],
    [ComponentType.MediaGallery, readGallery],
    [ComponentType.File, readFile],
    [ComponentType.Separator, readSeparator],
    [ComponentType.Container, readContainer],
    [ComponentType.Label, readLabel],
  ]);

/**
 * Components of a message or form, ready to be shown; a form has no message whose files it could show.
 *
 * @throws ValiError when one lacks what Discord demands of its type.
 */
export function readComponents(
  raw: readonly unknown[],
  message: StoredMessage | null,
): readonly view.ComponentView[] {
  return raw.map((component) => readComponent(component, message));
}

function readComponent(raw: unknown, message: StoredMessage | null): view.ComponentView {
  const { type } = v.parse(v.object({ type: v.number() }), raw);
  return readers.get(type)?.(raw, message) ?? { kind: 'unknown', type };
}

function readNested(raw: unknown, message: StoredMessage | null): readonly view.ComponentView[] {
  return readComponents(v.parse(withComponents, raw).components, message);
}

function readButton(raw: unknown): view.ButtonView {
  const { style, label, emoji: picture, custom_id, url, disabled } = v.parse(button, raw);
  return {
    kind: 'button',
    style: buttonStyles.get(style) ?? 'secondary',
    label,
    emoji: picture,
    customId: custom_id,
    url,
    isDisabled: disabled,
  };
}

function readSelect(raw: unknown): view.SelectView {
  const parsed = v.parse(select, raw);
  return {
    kind: 'select',
    customId: parsed.custom_id,
    placeholder: parsed.placeholder,
    minValues: parsed.min_values,
    maxValues: parsed.max_values,
    isDisabled: parsed.disabled,
    options: parsed.options.map(({ default: isDefault, ...option }) => ({ ...option, isDefault })),
  };
}

function readInput(raw: unknown): view.InputView {
  const parsed = v.parse(input, raw);
  return {
    kind: 'input',
    customId: parsed.custom_id,
    label: parsed.label,
    isParagraph: parsed.style === TextInputStyle.Paragraph,
    placeholder: parsed.placeholder,
    value: parsed.value,
    isRequired: parsed.required,
    minLength: parsed.min_length,
    maxLength: parsed.max_length,
  };
}

function readSection(raw: unknown, message: StoredMessage | null): view.ComponentView {
  const { accessory } = v.parse(v.object({ accessory: v.unknown() }), raw);
  return {
    kind: 'section',
    components: readNested(raw, message),
    accessory: readComponent(accessory, message),
  };
}

function readOneMedia(raw: unknown, message: StoredMessage | null): view.MediaView {
  const { media: file, description, spoiler } = v.parse(media, raw);
  return { ...readMedia(file.url, message, description), isSpoiler: spoiler };
}

function readGallery(raw: unknown, message: StoredMessage | null): view.ComponentView {
  const { items } = v.parse(v.object({ items: v.array(v.unknown()) }), raw);
  return { kind: 'gallery', media: items.map((item) => readOneMedia(item, message)) };
}

function readFile(raw: unknown, message: StoredMessage | null): view.ComponentView {
  const { file, spoiler } = v.parse(v.object({ file: rawMedia, spoiler: flag }), raw);
  return { kind: 'file', media: { ...readMedia(file.url, message), isSpoiler: spoiler } };
}

function readSeparator(raw: unknown): view.ComponentView {
  const { divider, spacing } = v.parse(
    v.object({
      divider: v.nullish(v.boolean(), true),
      spacing: v.nullish(v.enum(SeparatorSpacingSize), SeparatorSpacingSize.Small),
    }),
    raw,
  );
  return { kind: 'separator', hasLine: divider, isLarge: spacing === SeparatorSpacingSize.Large };
}

function readContainer(raw: unknown, message: StoredMessage | null): view.ComponentView {
  const { accent_color } = v.parse(v.object({ accent_color: v.nullish(v.number(), null) }), raw);
  return { kind: 'container', accent: accent_color, components: readNested(raw, message) };
}

function readLabel(raw: unknown, message: StoredMessage | null): view.ComponentView {
  const { label, description, component } = v.parse(
    v.object({ label: v.string(), description: optionalText, component: v.unknown() }),
    raw,
  );
  return { kind: 'label', label, description, component: readComponent(component, message) };
}
