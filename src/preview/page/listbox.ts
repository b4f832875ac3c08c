import { type Attributes, build } from './dom.ts';

export interface Entry {
  readonly label: string;
  readonly description?: string | undefined;
  readonly pick: () => void;
}

/** Finds what goes with the text in the field; the signal says that it has changed meanwhile. */
type Find = (signal: AbortSignal) => Promise<readonly Entry[]> | readonly Entry[];

/**
 * A list that opens beside a field which keeps the focus (see the ARIA patterns for combobox and listbox). Enter picks
 * what the arrow keys have gone to, and otherwise sends what was typed.
 */
export const listbox = build('div', {
  role: 'listbox',
  id: 'suggestions',
  'aria-label': 'Suggestions',
  class: 'listbox',
  hidden: true,
});
// The field would lose the focus, and the list be gone before the click arrives.
listbox.addEventListener('mousedown', (event) => event.preventDefault());

let asking = new AbortController();

export function createField(attributes: Attributes, find: Find): HTMLInputElement {
  const field = build('input', {
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-controls': listbox.id,
    'aria-expanded': 'false',
    ...attributes,
  });
  const refresh = async (): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    // What is still shown goes with an older text.
    activate(field, -1);
    const entries = await find(signal);
    if (!signal.aborted) show(field, entries);
  };
  for (const type of ['input', 'focus']) field.addEventListener(type, () => void refresh());
  field.addEventListener('blur', () => show(field, []));
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.shiftKey) return;
    if (event.key === 'ArrowDown' && listbox.hidden) void refresh();
    else if (!press(field, event.key)) return;
    // Picked by Tab, the focus still goes on to the next field.
    if (event.key !== 'Tab' || document.activeElement !== field) event.preventDefault();
  });
  return field;
}

function show(field: HTMLElement, entries: readonly Entry[]): void {
  asking.abort();
  const options = entries.map(({ label, description, pick }, index) => {
    const parts = [label, ' ', build('small', {}, description)];
    const option = build('div', { role: 'option', id: `option-${index}`, class: 'option' }, ...parts);
    option.addEventListener('click', () => {
      show(field, []);
      pick();
    });
    return option;
  });
  listbox.replaceChildren(...options);
  listbox.hidden = entries.length === 0;
  field.ariaExpanded = String(!listbox.hidden);
  activate(field, -1);
}

/** Takes a key if it is one of the list's, and says whether it was. */
function press(field: HTMLElement, key: string): boolean {
  const options = [...listbox.querySelectorAll<HTMLElement>('.option')];
  const active = options.findIndex((option) => option.ariaSelected === 'true');
  if (options.length === 0) return false;
  if (key === 'ArrowDown') activate(field, (active + 1) % options.length);
  else if (key === 'ArrowUp') activate(field, (active <= 0 ? options.length : active) - 1);
  else if (key === 'Escape') show(field, []);
  else if (active !== -1 && ['Enter', 'Tab'].includes(key)) options[active]?.click();
  else return false;
  return true;
}

function activate(field: HTMLElement, index: number): void {
  const options = [...listbox.children];
  for (const [each, option] of options.entries()) option.ariaSelected = String(each === index);
  field.setAttribute('aria-activedescendant', options[index]?.id ?? '');
  options[index]?.scrollIntoView({ block: 'nearest' });
}
