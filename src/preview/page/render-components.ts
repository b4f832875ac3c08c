import {
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { ApiFile, Deed } from '../view.ts';
import { build, buildButton } from './dom.ts';
import { renderMarkdown } from './render-markdown.ts';

/** Tells the bot that a control was used, as Discord's API describes it; resolves with whether it answered. */
export type Use = (data: Deed['data']) => Promise<boolean>;

/** A component of a message as an element, of the kinds that the bot sends; `files` are those of the message. */
export function renderComponent(
  component: APIMessageTopLevelComponent,
  files: readonly ApiFile[],
  use: Use,
): HTMLElement {
  const { type } = component;
  if (type === ComponentType.TextDisplay) return renderMarkdown(component.content);
  if (type === ComponentType.Separator) return build('hr');
  if (type === ComponentType.Container) {
    const parts = component.components.map((each) => renderComponent(each, files, use));
    return build('div', { class: 'container' }, ...parts);
  }
  if (type === ComponentType.ActionRow) {
    return build('div', { class: 'row' }, ...component.components.map((each) => renderControl(each, use)));
  }
  if (type !== ComponentType.MediaGallery) throw new TypeError(`The preview does not draw type ${type}`);
  const pictures = component.items.map(({ media, description }) => {
    const file = files.find(({ filename }) => media.url === `attachment://${filename}`);
    return build('img', { src: file?.url, alt: description });
  });
  return build('div', { class: 'row' }, ...pictures);
}

function renderControl(control: APIComponentInMessageActionRow, use: Use): HTMLElement {
  if (control.type === ComponentType.StringSelect) return renderSelect(control, use);
  if (control.type !== ComponentType.Button || !('custom_id' in control)) {
    throw new TypeError('The preview draws buttons that tell the bot something, and menus of texts');
  }
  const { type: component_type, custom_id, label, emoji, disabled } = control;
  const click = (): void => void useControl(button, { component_type, custom_id }, use);
  const icon = emoji?.name && build('span', { 'aria-hidden': label && 'true' }, `${emoji.name} `);
  const button = buildButton({ class: 'button', disabled }, click, icon, label);
  return button;
}

function renderSelect(
  { type: component_type, custom_id, placeholder, options }: APIStringSelectComponent,
  use: Use,
): HTMLElement {
  const menu = build(
    'select',
    { class: 'field', 'aria-label': placeholder },
    build('option', { value: '', selected: true, disabled: true, hidden: true }, placeholder),
    ...options.map(({ label, value }) => build('option', { value }, label)),
  );
  menu.addEventListener('change', () => {
    void useControl(menu, { component_type, custom_id, values: [menu.value] }, use);
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
async function useControl(control: HTMLElement, data: Deed['data'], use: Use): Promise<void> {
  if (control.ariaBusy === 'true') return;
  control.ariaBusy = 'true';
  const isAnswered = await use(data);
  control.ariaBusy = null;
  const row = control.closest('.row') ?? control;
  row.parentElement?.querySelector(':scope > .problem')?.remove();
  if (!isAnswered) row.after(build('div', { class: 'problem', role: 'alert' }, 'This interaction failed'));
}
