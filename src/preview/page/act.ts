import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Deed } from '../view.ts';
import { build, buildButton } from './dom.ts';
import { perform } from './session.ts';

/** Does something, and opens the form that the bot may ask for; says whether it answered. */
export async function act(deed: Deed): Promise<boolean> {
  const answer = await perform(deed);
  if (answer?.type === InteractionResponseType.Modal) openForm(answer.data, deed);
  return answer !== null;
}

/** Opens a form of one text field over the page, until it is sent or canceled; the browser then gives the focus back. */
function openForm(
  { title, custom_id, components: [part] }: APIModalInteractionResponseCallbackData,
  deed: Deed,
): void {
  if (part?.type !== ComponentType.Label || part.component.type !== ComponentType.TextInput) return;
  const { placeholder, required, min_length: minlength, max_length: maxlength } = part.component;
  const limits = { required, minlength, maxlength, autocomplete: 'off' };
  const input = build('input', { class: 'field', placeholder, ...limits });
  const failure = build('div', { class: 'problem', role: 'alert' });
  const submit = build('button', { class: 'button' }, 'Submit');
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
    const filled = { ...part, component: { ...part.component, value: input.value } };
    const data = { custom_id, components: [filled] };
    void act({ ...deed, type: InteractionType.ModalSubmit, data }).then((isTaken) => {
      submit.disabled = false;
      if (isTaken) dialog.close();
      else failure.textContent = 'Something went wrong. Try again.';
    });
  });
  const dialog = build('dialog', { 'aria-labelledby': 'form-title', closedby: 'any' }, form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}
