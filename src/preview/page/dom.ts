/** What may stand inside an element; null and false are left out. */
export type Child = Node | string | null | false;

/** Attributes by name; true is an attribute without a value, null and false leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** Makes an element. Text goes in as text: there is no way for it to become markup. */
export function build<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) setAttribute(element, attribute, value);
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** Sets or takes away an attribute, as in {@link Attributes}. */
export function setAttribute(
  element: Element,
  attribute: string,
  value: string | number | boolean | null,
): void {
  if (value === null || value === false) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value === true ? '' : String(value));
}

let count = 0;

/** Makes an id that nothing else on the page has. */
export function createId(prefix: string): string {
  count += 1;
  return `${prefix}-${count}`;
}

/** Makes a button that does something. */
export function buildButton(
  attributes: Attributes,
  onClick: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const button = build('button', { type: 'button', ...attributes }, ...children);
  button.addEventListener('click', onClick);
  return button;
}

/** Makes a picture of a few strokes on a grid of 24 by 24; readers are not told of it. */
export function buildIcon(path: string): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(namespace, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('aria-hidden', 'true');
  const stroke = document.createElementNS(namespace, 'path');
  stroke.setAttribute('d', path);
  icon.append(stroke);
  return icon;
}

/** Pictures on buttons. */
export const icons = {
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  gear: 'M4 6h9M17 6h3M4 12h3M11 12h9M4 18h9M17 18h3M15 4v4M9 10v4M15 16v4',
  eye: 'M1 12s4-7 11-7 11 7 11 7-4 7-11 7S1 12 1 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  close: 'M5 5l14 14M19 5 5 19',
  send: 'M3 4l18 8-18 8 3-8-3-8ZM6 12h8',
  open: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
} as const;

/** Everything in an element that the Tab key stops at, in order. */
export function listStops(root: Element): readonly HTMLElement[] {
  const selector = 'a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]';
  return [...root.querySelectorAll<HTMLElement>(selector)];
}
