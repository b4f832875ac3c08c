import { build, createId } from './dom.ts';

/** An entry to pick. */
export interface Entry {
  readonly label: string;
  readonly description: string | null;
  readonly pick: () => void;
}

/**
 * A list that opens beside a field which keeps the focus (see the ARIA patterns for combobox and listbox). The field is
 * told of it by its ARIA attributes.
 */
export class Listbox {
  readonly element: HTMLElement;
  readonly #field: HTMLElement;
  #entries: readonly Entry[] = [];
  #active = -1;

  constructor(field: HTMLElement, label: string) {
    this.#field = field;
    const id = createId('list');
    this.element = build('div', { role: 'listbox', id, class: 'listbox', 'aria-label': label });
    // The field would lose the focus, and the list be gone before the click arrives.
    this.element.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    field.setAttribute('aria-controls', id);
    this.hide();
  }

  /** Opens with entries, one of them active, or none at -1; without entries it closes. */
  show(entries: readonly Entry[], active = -1): void {
    this.#entries = entries;
    this.element.replaceChildren(...entries.map(renderEntry));
    this.element.hidden = entries.length === 0;
    this.#field.ariaExpanded = String(entries.length > 0);
    this.#activate(Math.min(active, entries.length - 1));
  }

  hide(): void {
    this.show([]);
  }

  /** Takes a key if it is one of the list's, and says whether it was. */
  press(key: string): boolean {
    const { length } = this.#entries;
    const active = this.#entries[this.#active];
    if (length === 0) return false;
    if (key === 'ArrowDown') this.#activate((this.#active + 1) % length);
    else if (key === 'ArrowUp') this.#activate((Math.max(this.#active, 0) + length - 1) % length);
    else if (key === 'Escape') this.hide();
    else if (active !== undefined && ['Enter', 'Tab'].includes(key)) active.pick();
    else return false;
    return true;
  }

  #activate(index: number): void {
    this.#active = index;
    const options = [...this.element.children];
    for (const [each, option] of options.entries()) option.ariaSelected = String(each === index);
    this.#field.setAttribute('aria-activedescendant', options[index]?.id ?? '');
    options[index]?.scrollIntoView({ block: 'nearest' });
  }
}

function renderEntry({ label, description, pick }: Entry): HTMLElement {
  const option = build(
    'div',
    { role: 'option', id: createId('option'), class: 'option' },
    build('span', {}, label),
    description !== null && build('span', { class: 'option-description' }, description),
  );
  option.addEventListener('click', pick);
  return option;
}
