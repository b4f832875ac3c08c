import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10';
import { build, buildButton } from './dom.ts';

/**
 * Opens a form of text fields over the page; it keeps the focus until it is sent or canceled, and then the browser gives
 * it back. `send` takes the filled in components, and resolves with whether the bot took them.
 */
export function openForm(
  { title, components }: APIModalInteractionResponseCallbackData,
  send: (components: readonly object[]) => Promise<boolean>,
): void {
  const failure = build('div', { class: 'problem', role: 'alert' });
  const submit = build('button', { class: 'button button-primary' }, 'Submit');
  const cancel = buildButton({ class: 'button' }, () => dialog.close(), 'Cancel');
  const fields = components.flatMap((part) => {
    if (part.type !== ComponentType.Label || part.component.type !== ComponentType.TextInput) return [];
    const { type, custom_id, placeholder, required = true, min_length, max_length } = part.component;
    const limits = { minlength: min_length, maxlength: max_length, autocomplete: 'off' };
    const input = build('input', { class: 'field', placeholder, required, ...limits });
    const read = () => ({ type: part.type, component: { type, custom_id, value: input.value } });
    return { read, element: build('label', {}, build('b', {}, `${part.label} *`), input) };
  });
  const form = build(
    'form',
    {},
    build('h2', { id: 'form-title' }, title),
    ...fields.map(({ element }) => element),
    failure,
    build('div', { class: 'row' }, submit, cancel),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    void send(fields.map(({ read }) => read())).then((isTaken) => {
      submit.disabled = false;
      if (isTaken) dialog.close();
      else failure.textContent = 'Something went wrong. Try again.';
    });
  });
  const attributes = { class: 'panel modal', 'aria-labelledby': 'form-title', closedby: 'any' };
  const dialog = build('dialog', attributes, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('input')?.focus();
}
