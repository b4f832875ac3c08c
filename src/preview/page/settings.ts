import { build, setAttribute } from './dom.ts';
import { showDialog } from './modal.ts';
import { locales, type Locale, type Words } from './words.ts';

/** What a person may choose on the page; kept by the browser. */
export interface Settings {
  readonly locale: Locale;
  readonly guildLocale: Locale;
  readonly theme: 'system' | 'dark' | 'light';
}

const key = 'virtbot-preview';
const themes = ['system', 'dark', 'light'] as const;

/** What was chosen last, or else the browser's language and the system's theme. */
export function loadSettings(): Settings {
  const locale: Locale = navigator.language.startsWith('vi') ? 'vi' : 'en-US';
  const defaults: Settings = { locale, guildLocale: 'en-US', theme: 'system' };
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
  const languages = locales.map((locale) => [locale, words.languages[locale]] as const);
  const language = renderChoice(words.language, languages, settings.locale);
  const guildLanguage = renderChoice(words.guildLanguage, languages, settings.guildLocale);
  const themeNames = themes.map((theme) => [theme, words[theme]] as const);
  const theme = renderChoice(words.theme, themeNames, settings.theme);
  const done = build('button', { class: 'button button-primary' }, words.done);
  const choices = [language, guildLanguage, theme].map(({ element }) => element);
  const form = build('form', { method: 'dialog' }, ...choices, build('div', { class: 'row' }, done));
  showDialog(words.settings, form, host).addEventListener('close', () => {
    onChange({ locale: language.read(), guildLocale: guildLanguage.read(), theme: theme.read() });
  });
}

interface Choice<Value> {
  readonly element: HTMLElement;
  readonly read: () => Value;
}

function renderChoice<Value extends string>(
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
    element: build('label', { class: 'field' }, build('b', {}, label), select),
    read: () => values[select.selectedIndex]?.[0] ?? current,
  };
}
