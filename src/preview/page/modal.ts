import type { Field, Form } from '../message-body.ts';
import { build, buildButton, createId } from './dom.ts';
import type { Words } from './words.ts';

/** What a form needs. */
export interface FormContext {
  readonly words: Words;
  readonly botName: string;
  /** Sends what was entered by custom id; resolves with whether the bot took it. */
  readonly submit: (entries: Readonly<Record<string, string>>) => Promise<boolean>;
}

/** Opens a form over the page; it keeps the focus until it is sent or cancelled. */
export function openForm({ title, components }: Form, context: FormContext, host: HTMLElement): void {
  const { words } = context;
  const failure = build('div', { class: 'problem', role: 'alert' });
  const submit = build('button', { class: 'button button-primary' }, words.submit);
  const cancel = (): void => {
    dialog.close();
  };
  const form = build(
    'form',
    { method: 'dialog' },
    build('p', { class: 'form-note' }, words.formNote(context.botName)),
    ...components.map(renderField),
    failure,
    build(
      'div',
      { class: 'row' },
      submit,
      buildButton({ class: 'button button-secondary' }, cancel, words.cancel),
    ),
  );
  const dialog = showDialog(title, form, host);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    const entries = [...new FormData(form)].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : '',
    ]);
    void context.submit(Object.fromEntries(entries)).then((isTaken) => {
      submit.disabled = false;
      if (isTaken) dialog.close();
      else failure.textContent = words.formFailed;
    });
  });
}

/** Shows a dialog, and takes it away when it is closed; the browser gives the focus back to what had it. */
export function showDialog(title: string, form: HTMLElement, host: HTMLElement): HTMLDialogElement {
  const heading = build('h2', { id: createId('title') }, title);
  const dialog = build(
    'dialog',
    { class: 'modal', 'aria-labelledby': heading.id, closedby: 'any' },
    heading,
    form,
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  host.append(dialog);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('input, select')?.focus();
  return dialog;
}

function renderField({ label, description, component }: Field): HTMLElement {
  return build(
    'label',
    { class: 'field' },
    build('b', {}, component.required ? `${label} *` : label),
    description ? build('small', {}, description) : null,
    build('input', {
      name: component.custom_id,
      value: component.value ?? '',
      placeholder: component.placeholder ?? null,
      required: component.required,
      minlength: component.min_length,
      maxlength: component.max_length,
      autocomplete: 'off',
    }),
  );
}
