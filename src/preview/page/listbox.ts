import { build, createId } from './dom.ts';

/** An entry to pick. */
export interface Entry {
  readonly label: string;
  readonly description: string;
  readonly pick: () => void;
}

/** What a field of a {@link Listbox} offers. */
export interface Offer {
  /** Finds what goes with the text in the field; the signal says that it has changed meanwhile. */
  readonly find: (signal: AbortSignal) => Promise<readonly Entry[]> | readonly Entry[];
  /** Which entry Enter picks before the arrow keys go to another: the first, or none so that free text can be sent. */
  readonly active: 0 | -1;
}

/**
 * A list that opens beside a field which keeps the focus (see the ARIA patterns for combobox and listbox), and says to
 * readers of the screen how many entries it has.
 */
export class Listbox {
  readonly element: HTMLElement;
  readonly #list = build('div', { role: 'listbox', id: 'suggestions', class: 'listbox', hidden: true });
  readonly #status = build('div', { class: 'visually-hidden', role: 'status' });
  #entries: readonly Entry[] = [];
  #active = -1;
  #asking = new AbortController();

  constructor() {
    this.#list.ariaLabel = 'Suggestions';
    this.element = build('div', {}, this.#list, this.#status);
    // The field would lose the focus, and the list be gone before the click arrives.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** Makes a field that the list opens for. */
  createField(
    attributes: Readonly<Record<string, string | number | boolean | null>>,
    offer: Offer,
  ): HTMLInputElement {
    const field = build('input', {
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-autocomplete': 'list',
      'aria-controls': this.#list.id,
      'aria-expanded': 'false',
      ...attributes,
    });
    const refresh = (): void => void this.#refresh(field, offer);
    field.addEventListener('input', refresh);
    field.addEventListener('focus', refresh);
    field.addEventListener('blur', () => this.#hide(field));
    field.addEventListener('keydown', (event) => {
      if (event.isComposing || event.shiftKey) return;
      if (event.key === 'ArrowDown' && this.#entries.length === 0) refresh();
      else if (!this.#press(field, event.key)) return;
      // Picked by Tab, the focus still goes on to the next field.
      if (event.key !== 'Tab' || document.activeElement !== field) event.preventDefault();
    });
    return field;
  }

  async #refresh(field: HTMLElement, { find, active }: Offer): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const entries = await find(signal);
    if (!signal.aborted) this.#show(field, entries, active);
  }

  #hide(field: HTMLElement): void {
    this.#asking.abort();
    this.#show(field, [], -1);
  }

  #show(field: HTMLElement, entries: readonly Entry[], active: number): void {
    const pick = (entry: Entry): void => {
      this.#hide(field);
      entry.pick();
    };
    this.#entries = entries.map((entry) => ({ ...entry, pick: () => pick(entry) }));
    this.#list.replaceChildren(...this.#entries.map(renderEntry));
    this.#list.hidden = entries.length === 0;
    this.#status.textContent = entries.length === 0 ? '' : `Suggestions: ${entries.length}`;
    field.ariaExpanded = String(entries.length > 0);
    this.#activate(field, entries.length > 0 ? active : -1);
  }

  /** Takes a key if it is one of the list's, and says whether it was. */
  #press(field: HTMLElement, key: string): boolean {
    const { length } = this.#entries;
    const active = this.#entries[this.#active];
    if (length === 0) return false;
    if (key === 'ArrowDown') this.#activate(field, (this.#active + 1) % length);
    else if (key === 'ArrowUp') this.#activate(field, (Math.max(this.#active, 0) + length - 1) % length);
    else if (key === 'Escape') this.#hide(field);
    else if (active !== undefined && ['Enter', 'Tab'].includes(key)) active.pick();
    else return false;
    return true;
  }

  #activate(field: HTMLElement, index: number): void {
    this.#active = index;
    const options = [...this.#list.children];
    for (const [each, option] of options.entries()) option.ariaSelected = String(each === index);
    field.setAttribute('aria-activedescendant', options[index]?.id ?? '');
    options[index]?.scrollIntoView({ block: 'nearest' });
  }
}

function renderEntry({ label, description, pick }: Entry): HTMLElement {
  const attributes = { role: 'option', id: createId('option'), class: 'option' };
  const option = build('div', attributes, build('span', {}, label), build('small', {}, description));
  option.addEventListener('click', pick);
  return option;
}
