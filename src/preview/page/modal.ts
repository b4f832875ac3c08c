import type { Field, Form } from '../message-body.ts';
import { build, buildButton } from './dom.ts';

/**
 * Opens a form over the page; it keeps the focus until it is sent or canceled, and then the browser gives it back.
 * `send` takes what was entered by custom id, and resolves with whether the bot took it.
 */
export function openForm(
  { title, components }: Form,
  botName: string,
  send: (entries: Readonly<Record<string, string>>) => Promise<boolean>,
): void {
  const failure = build('div', { class: 'problem', role: 'alert' });
  const submit = build('button', { class: 'button button-primary' }, 'Submit');
  const cancel = buildButton({ class: 'button' }, () => dialog.close(), 'Cancel');
  const fields = components.map(renderField);
  const form = build(
    'form',
    {},
    build('h2', { id: 'form-title' }, title),
    build('small', {}, `This form will be submitted to ${botName}. Do not share sensitive information.`),
    ...fields.map(({ element }) => element),
    failure,
    build('div', { class: 'row' }, submit, cancel),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    void send(Object.fromEntries(fields.map(({ input }) => [input.name, input.value]))).then((isTaken) => {
      submit.disabled = false;
      if (isTaken) dialog.close();
      else failure.textContent = 'Something went wrong. Try again.';
    });
  });
  const attributes = { class: 'modal', 'aria-labelledby': 'form-title', closedby: 'any' };
  const dialog = build('dialog', attributes, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.input.focus();
}

function renderField({ label, description, component }: Field): {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
} {
  const input = build('input', {
    name: component.custom_id,
    value: component.value,
    placeholder: component.placeholder,
    required: component.required,
    minlength: component.min_length,
    maxlength: component.max_length,
    autocomplete: 'off',
  });
  const name = build('b', {}, component.required ? `${label} *` : label);
  const about = description ? build('small', {}, description) : null;
  return { element: build('label', { class: 'field' }, name, about, input), input };
}
