import { componentTypes as types } from '../discord-numbers.ts';
import type { Button, Component, Select } from '../message-body.ts';
import type { ApiFile } from '../view.ts';
import { build, buildButton, type Child } from './dom.ts';
import { renderMarkdown, type TextContext } from './render-markdown.ts';

/** What a message's controls do. */
export interface ControlContext extends TextContext {
  /** Tells the bot that a control was used, `values` of a menu; resolves with whether it answered. */
  readonly use: (customId: string, values: readonly string[] | null) => Promise<boolean>;
}

/** A component of a message as an element; `files` are those of the message, which it may show. */
export function renderComponent(
  component: Component,
  files: readonly ApiFile[],
  context: ControlContext,
): HTMLElement {
  const { type } = component;
  if (type === types.text) return renderMarkdown(component.content, context);
  if (type === types.separator) return build('hr');
  if (type === types.container) {
    const parts = component.components.map((each) => renderComponent(each, files, context));
    return build('div', { class: 'container' }, ...parts);
  }
  const parts =
    type === types.gallery
      ? component.items.map(({ media, description }) => renderImage(media.url, description, files))
      : component.components.map((each) =>
          each.type === types.button ? renderButton(each, context) : renderSelect(each, context),
        );
  return build('div', { class: 'row' }, ...parts);
}

/** A picture with its text for those who do not see it; one from elsewhere is named only, for the page stays offline. */
export function renderImage(
  url: string,
  description: string | null | undefined,
  files: readonly ApiFile[],
): HTMLElement {
  const file = files.find(({ filename }) => url === `attachment://${filename}`);
  const alt = description ?? file?.description ?? file?.filename ?? url;
  return file === undefined ? build('p', {}, alt) : build('img', { src: file.url, alt });
}

function renderButton(view: Button, context: ControlContext): HTMLElement {
  const { label, emoji, url } = view;
  const face: readonly Child[] = [
    emoji?.name && build('span', { 'aria-hidden': label ? 'true' : null }, emoji.name),
    label,
  ];
  if (url) {
    const address = { class: 'button', href: url, target: '_blank', rel: 'noopener noreferrer' };
    return build('a', address, ...face, ' ↗');
  }
  const attributes = { class: 'button', disabled: view.disabled };
  const use = (): void => void useControl(button, view.custom_id ?? '', null, context);
  const button = buildButton(attributes, use, ...face);
  return button;
}

function renderSelect(
  { placeholder, options, custom_id, disabled }: Select,
  context: ControlContext,
): HTMLElement {
  const menu = build(
    'select',
    { class: 'select', 'aria-label': placeholder, disabled },
    build('option', { value: '', selected: true, disabled: true, hidden: true }, placeholder),
    ...options.map(({ label, value, description, emoji, default: selected }) => {
      const text = [emoji?.name, label, description && `– ${description}`].filter(Boolean).join(' ');
      return build('option', { value, selected }, text);
    }),
  );
  menu.addEventListener('change', () => {
    void useControl(menu, custom_id, [menu.value], context);
    // The same entry can be picked again.
    menu.value = '';
  });
  menu.addEventListener('keydown', (event) => {
    // In some browsers these keys would pick, and so send, an entry of the closed menu.
    if (event.target !== menu || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    menu.showPicker();
  });
  return menu;
}

/** While the bot has not answered the control shows so, and further clicks on it are nothing new. */
async function useControl(
  control: HTMLElement,
  customId: string,
  values: readonly string[] | null,
  { use }: ControlContext,
): Promise<void> {
  if (control.ariaBusy === 'true') return;
  control.ariaBusy = 'true';
  const isAnswered = await use(customId, values);
  control.ariaBusy = null;
  const row = control.closest('.row') ?? control;
  row.parentElement?.querySelector(':scope > .problem')?.remove();
  if (!isAnswered) row.after(build('div', { class: 'problem', role: 'alert' }, 'This interaction failed'));
}
