import { build, setAttribute } from './dom.ts';
import { createId } from './listbox.ts';
import { showDialog } from './modal.ts';
import { locales, type Locale, type Words } from './words.ts';

/** What a person may choose on the page; kept by the browser. */
export interface Settings {
  readonly locale: Locale;
  readonly guildLocale: Locale;
  readonly theme: 'system' | 'dark' | 'light';
  readonly isPhone: boolean;
}

const key = 'virtbot-preview';
const themes = ['system', 'dark', 'light'] as const;

/** What was chosen last, or else the browser's language and the system's theme. */
export function loadSettings(): Settings {
  const locale: Locale = navigator.language.startsWith('vi') ? 'vi' : 'en-US';
  const defaults: Settings = { locale, guildLocale: 'en-US', theme: 'system', isPhone: false };
  try {
    const stored: Partial<Settings> = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...defaults, ...stored };
  } catch {
    return defaults;
  }
}

/** Keeps what was chosen, and shows the page that way. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  setAttribute(root, 'data-theme', settings.theme === 'system' ? null : settings.theme);
  setAttribute(root, 'data-phone', settings.isPhone);
  root.lang = settings.locale;
  localStorage.setItem(key, JSON.stringify(settings));
}

/** Opens the settings; `onChange` is told when they are closed. */
export function openSettings(
  settings: Settings,
  words: Words,
  host: HTMLElement,
  onChange: (settings: Settings) => void,
): void {
  const title = build('h2', { id: createId('title') }, words.settings);
  const languages = locales.map((locale) => [locale, words.languages[locale]] as const);
  const language = buildChoice(words.language, languages, settings.locale);
  const guildLanguage = buildChoice(words.guildLanguage, languages, settings.guildLocale);
  const themeNames = themes.map((theme) => [theme, words[theme]] as const);
  const theme = buildChoice(words.theme, themeNames, settings.theme);
  const phone = build('input', { type: 'checkbox', checked: settings.isPhone });
  const form = build(
    'form',
    { method: 'dialog' },
    build('div', { class: 'modal-header' }, title),
    language.element,
    guildLanguage.element,
    theme.element,
    build('label', { class: 'field-check' }, phone, words.phone),
    build('div', { class: 'modal-footer' }, build('button', { class: 'button button-primary' }, words.done)),
  );
  const dialog = build('dialog', { class: 'modal', 'aria-labelledby': title.id }, form);
  dialog.addEventListener('close', () => {
    onChange({
      locale: language.read(),
      guildLocale: guildLanguage.read(),
      theme: theme.read(),
      isPhone: phone.checked,
    });
  });
  showDialog(dialog, host);
}

interface Choice<Value> {
  readonly element: HTMLElement;
  readonly read: () => Value;
}

function buildChoice<Value extends string>(
  label: string,
  values: readonly (readonly [Value, string])[],
  current: Value,
): Choice<Value> {
  const select = build(
    'select',
    {},
    ...values.map(([value, name]) => build('option', { value, selected: value === current }, name)),
  );
  return {
    element: build('label', { class: 'field' }, build('span', { class: 'field-label' }, label), select),
    read: () => values[select.selectedIndex]?.[0] ?? current,
  };
}
