/** What may stand inside an element; null, undefined and false are left out. */
export type Child = Node | string | null | undefined | false;

/** Attributes by name; true is an attribute without a value, null, undefined and false leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Makes an element. Text goes in as text: there is no way for it to become markup. */
export function build<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    element.setAttribute(attribute, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

export function buildButton(
  attributes: Attributes,
  onClick: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const button = build('button', { type: 'button', ...attributes }, ...children);
  button.addEventListener('click', onClick);
  return button;
}
