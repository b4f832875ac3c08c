import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord-api-types/v10';
import { build, buildButton } from './dom.ts';

/**
 * Opens a form of one text field over the page; it keeps the focus until it is sent or canceled, and then the browser
 * gives it back. `send` takes the filled in components, and resolves with whether the bot took them.
 */
export function openForm(
  { title, components: [part] }: APIModalInteractionResponseCallbackData,
  send: (components: readonly object[]) => Promise<boolean>,
): void {
  if (part?.type !== ComponentType.Label || part.component.type !== ComponentType.TextInput) return;
  const { type, custom_id, placeholder, required, min_length, max_length } = part.component;
  const limits = { minlength: min_length, maxlength: max_length, autocomplete: 'off' };
  const input = build('input', { class: 'field', placeholder, required, ...limits });
  const failure = build('div', { class: 'problem', role: 'alert' });
  const submit = build('button', { class: 'button button-primary' }, 'Submit');
  const cancel = buildButton({ class: 'button' }, () => dialog.close(), 'Cancel');
  const form = build(
    'form',
    {},
    build('h2', { id: 'form-title' }, title),
    build('label', {}, build('b', {}, `${part.label} *`), input),
    failure,
    build('div', { class: 'row' }, submit, cancel),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    const filled = { type: part.type, component: { type, custom_id, value: input.value } };
    void send([filled]).then((isTaken) => {
      submit.disabled = false;
      if (isTaken) dialog.close();
      else failure.textContent = 'Something went wrong. Try again.';
    });
  });
  const attributes = { 'aria-labelledby': 'form-title', closedby: 'any' };
  const dialog = build('dialog', attributes, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}
