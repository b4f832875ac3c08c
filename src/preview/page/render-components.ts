import type { ButtonView, ComponentView, SelectView } from '../view.ts';
import { build, buildButton, buildIcon, icons } from './dom.ts';
import { renderMarkdown, type TextContext } from './render-markdown.ts';
import { renderFile, renderGallery, renderMedia } from './render-media.ts';
import { renderSelect } from './render-select.ts';

/** What a message's controls do. */
export interface ControlContext extends TextContext {
  /** Tells the bot that a control was used, `values` of a menu; resolves with whether it answered. */
  readonly use: (customId: string, values: readonly string[] | null) => Promise<boolean>;
}

/** Components of a message as elements. */
export function renderComponents(
  components: readonly ComponentView[],
  context: ControlContext,
): readonly HTMLElement[] {
  return components.map((component) => renderComponent(component, context));
}

function renderComponent(component: ComponentView, context: ControlContext): HTMLElement {
  if ('components' in component) return renderFrame(component, context);
  if (component.kind === 'text') return renderMarkdown(component.content, context);
  if (component.kind === 'button') return renderButton(component, context);
  return component.kind === 'select' ? renderMenu(component, context) : renderStill(component, context);
}

function renderFrame(
  component: Extract<ComponentView, { kind: 'row' | 'container' | 'section' }>,
  context: ControlContext,
): HTMLElement {
  const content = renderComponents(component.components, context);
  if (component.kind === 'row') return build('div', { class: 'row' }, ...content);
  if (component.kind === 'container') return renderContainer(component.accent, content);
  return build(
    'div',
    { class: 'section' },
    build('div', { class: 'section-texts' }, ...content),
    renderComponent(component.accessory, context),
  );
}

type Still = Exclude<ComponentView, { kind: 'row' | 'container' | 'section' | 'text' | 'button' | 'select' }>;

function renderStill(component: Still, { words }: ControlContext): HTMLElement {
  if (component.kind === 'thumbnail') {
    return build('div', { class: 'thumbnail' }, renderMedia(component.media, words));
  }
  if (component.kind === 'gallery') return renderGallery(component.media, words);
  if (component.kind === 'file') return renderFile(component.media.url, null);
  if (component.kind === 'separator') {
    const size = component.isLarge ? 'is-large' : 'is-small';
    return build('div', { class: `separator ${size} ${component.hasLine ? 'has-line' : ''}` });
  }
  return build('div', { class: 'media-missing' }, words.notShown);
}

function renderContainer(accent: number | null, content: readonly HTMLElement[]): HTMLElement {
  const container = build('div', { class: 'container' }, ...content);
  if (accent !== null) {
    container.classList.add('has-accent');
    container.style.setProperty('--accent', toColour(accent));
  }
  return container;
}

/** A colour as CSS writes it, from 0xrrggbb. */
export function toColour(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}

function renderButton(view: ButtonView, context: ControlContext): HTMLElement {
  const { label, emoji, url, customId, style } = view;
  const face = [
    emoji === null ? null : build('span', { class: 'emoji', 'aria-hidden': label !== '' && 'true' }, emoji),
    label,
  ];
  if (url !== null) {
    const address = { class: 'button button-link', href: url, target: '_blank', rel: 'noopener noreferrer' };
    return build('a', address, ...face, buildIcon(icons.open));
  }
  const button = buildButton(
    { class: `button button-${style}`, disabled: view.isDisabled },
    () => {
      void useControl(button, customId, null, context);
    },
    ...face,
  );
  return button;
}

function renderMenu(view: SelectView, context: ControlContext): HTMLElement {
  const menu = renderSelect(view, context.words, (values) => {
    void useControl(menu, view.customId, values, context);
  });
  return menu;
}

/** While the bot has not answered the control shows so, and further clicks on it are nothing new. */
async function useControl(
  control: HTMLElement,
  customId: string | null,
  values: readonly string[] | null,
  context: ControlContext,
): Promise<void> {
  if (customId === null || control.classList.contains('is-busy')) return;
  control.classList.add('is-busy');
  control.ariaBusy = 'true';
  const isAnswered = await context.use(customId, values);
  control.classList.remove('is-busy');
  control.ariaBusy = null;
  const row = control.closest('.row') ?? control;
  row.parentElement?.querySelector(':scope > .control-failed')?.remove();
  if (isAnswered) return;
  row.after(build('div', { class: 'control-failed', role: 'alert' }, context.words.interactionFailed));
}
