import { build, buildButton } from './dom.ts';

/** Something to do; with `group`, under a heading of that name. */
export interface MenuItem {
  readonly label: string;
  readonly group: string | null;
  readonly run: () => void;
}

/**
 * Opens a menu beside an element, which gets the focus back when the menu closes. Arrow keys, Home and End move, Escape
 * and Tab close.
 */
export function openMenu(anchor: HTMLElement, label: string, items: readonly MenuItem[]): void {
  const menu = build('div', { role: 'menu', class: 'menu', 'aria-label': label });
  const close = (): void => {
    document.removeEventListener('pointerdown', closeFromOutside, true);
    menu.remove();
  };
  function closeFromOutside({ target }: Event): void {
    if (!(target instanceof Node) || !menu.contains(target)) close();
  }
  const buttons = items.map((item) =>
    buildButton(
      { role: 'menuitem', tabindex: -1, class: 'menu-item' },
      () => {
        close();
        anchor.focus();
        item.run();
      },
      item.label,
    ),
  );
  menu.append(...arrange(items, buttons));
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      anchor.focus();
    } else if (!moveFocus(event.key, buttons)) return;
    event.preventDefault();
  });
  (anchor.closest('.app') ?? document.body).append(menu);
  place(menu, anchor);
  document.addEventListener('pointerdown', closeFromOutside, true);
  buttons[0]?.focus();
}

function arrange(items: readonly MenuItem[], buttons: readonly HTMLElement[]): readonly HTMLElement[] {
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.map((group) => {
    const entries = buttons.filter((_, index) => items[index]?.group === group);
    if (group === null) return build('div', { role: 'none' }, ...entries);
    const heading = build('div', { class: 'menu-heading', 'aria-hidden': 'true' }, group);
    return build('div', { role: 'group', 'aria-label': group, class: 'menu-group' }, heading, ...entries);
  });
}

function moveFocus(key: string, buttons: readonly HTMLElement[]): boolean {
  const current = buttons.findIndex((button) => button === document.activeElement);
  const last = buttons.length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: current >= last ? 0 : current + 1,
    ArrowUp: current <= 0 ? last : current - 1,
    Home: 0,
    End: last,
  };
  const target = targets[key];
  if (target === undefined) return false;
  buttons[target]?.focus();
  return true;
}

/** Below the anchor and inside the window, or above it where there is no room. */
function place(menu: HTMLElement, anchor: HTMLElement): void {
  const margin = 8;
  const beside = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.min(beside.right - width, window.innerWidth - width - margin);
  const isRoomBelow = beside.bottom + height + margin < window.innerHeight;
  const top = isRoomBelow ? beside.bottom : Math.max(margin, beside.top - height);
  menu.style.left = `${Math.max(margin, left)}px`;
  menu.style.top = `${Math.max(margin, top)}px`;
}
