import type { ComponentView, InputView, ModalView, SelectView } from '../view.ts';
import { build, buildButton, buildIcon, type Child, icons } from './dom.ts';
import { createId } from './listbox.ts';
import { renderMarkdown, type TextContext } from './render-markdown.ts';
import { renderSelect } from './render-select.ts';

/** What was entered, by custom id. */
export type FormEntries = Record<string, string | readonly string[]>;

/** What a form needs. */
export interface ModalContext extends TextContext {
  readonly botName: string;
  /** Sends the form in; resolves with whether the bot took it. */
  readonly submit: (entries: FormEntries) => Promise<boolean>;
}

/** Opens a form over the page; it keeps the focus until it is sent or cancelled. */
export function openModal(modal: ModalView, context: ModalContext, host: HTMLElement): void {
  const { words } = context;
  const entries: FormEntries = {};
  const title = build('h2', { id: createId('title') }, modal.title);
  const failure = build('div', { class: 'form-failed', role: 'alert' });
  const dialog = build('dialog', { class: 'modal', 'aria-labelledby': title.id });
  const submit = build('button', { type: 'submit', class: 'button button-primary' }, words.submit);
  const cancel = (): void => {
    dialog.close();
  };
  const form = build(
    'form',
    { method: 'dialog' },
    build(
      'div',
      { class: 'modal-header' },
      title,
      buildButton({ class: 'icon-button', 'aria-label': words.cancel }, cancel, buildIcon(icons.close)),
    ),
    build('p', { class: 'form-note' }, words.formNote(context.botName)),
    ...modal.components.map((component) => renderField(component, null, entries, context)),
    failure,
    build(
      'div',
      { class: 'modal-footer' },
      buildButton({ class: 'button button-secondary' }, cancel, words.cancel),
      submit,
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    void context.submit(entries).then((isTaken) => {
      submit.disabled = false;
      if (isTaken) dialog.close();
      else failure.textContent = words.formFailed;
    });
  });
  dialog.append(form);
  showDialog(dialog, host);
}

/** Shows a dialog, and takes it away when it is closed; the browser gives the focus back to what had it. */
export function showDialog(dialog: HTMLDialogElement, host: HTMLElement): void {
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  dialog.addEventListener('click', (event) => {
    // Only the backdrop is the dialog itself and not something in it.
    if (event.target === dialog) dialog.close();
  });
  host.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('input, textarea, select')?.focus();
}

type Label = Pick<Extract<ComponentView, { kind: 'label' }>, 'label' | 'description'>;

function renderField(
  component: ComponentView,
  label: Label | null,
  entries: FormEntries,
  context: ModalContext,
): HTMLElement {
  if (component.kind === 'row') {
    const fields = component.components.map((each) => renderField(each, label, entries, context));
    return build('div', {}, ...fields);
  }
  if (component.kind === 'label') return renderField(component.component, component, entries, context);
  if (component.kind === 'input') return renderInput(component, label, entries, context);
  if (component.kind === 'select') return renderMenu(component, label?.label ?? '', entries, context);
  return component.kind === 'text'
    ? renderMarkdown(component.content, context)
    : build('div', { class: 'media-missing' }, context.words.notShown);
}

function renderMenu(
  select: SelectView,
  label: string,
  entries: FormEntries,
  { words }: ModalContext,
): HTMLElement {
  const menu = renderSelect({ ...select, placeholder: select.placeholder ?? label }, words, (values) => {
    entries[select.customId] = values;
  });
  return build('div', { class: 'field' }, build('span', { class: 'field-label' }, label), menu);
}

function renderInput(
  input: InputView,
  label: Label | null,
  entries: FormEntries,
  { words }: ModalContext,
): HTMLElement {
  const id = createId('field');
  const description = label?.description ?? null;
  const attributes = {
    id,
    placeholder: input.placeholder,
    required: input.isRequired,
    minlength: input.minLength > 0 && input.minLength,
    maxlength: input.maxLength,
    'aria-describedby': `${id}-more`,
  };
  const control = input.isParagraph
    ? build('textarea', { ...attributes, rows: 4 })
    : build('input', { ...attributes, type: 'text', autocomplete: 'off' });
  const left = build('span', { class: 'field-left' });
  const note = (): void => {
    entries[input.customId] = control.value;
    left.textContent = words.charactersLeft(input.maxLength - control.value.length);
  };
  control.value = input.value;
  control.addEventListener('input', note);
  note();
  const mark: Child =
    input.isRequired && build('span', { class: 'field-required', 'aria-hidden': 'true' }, ' *');
  return build(
    'div',
    { class: 'field' },
    build('label', { class: 'field-label', for: id }, input.label ?? label?.label ?? '', mark),
    build('span', { class: 'field-more', id: `${id}-more` }, description),
    control,
    left,
  );
}
