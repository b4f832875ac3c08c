import { buildButton } from './dom.ts';

/** What a person may choose on the page, with the names of the choices; the browser keeps it. */
const settings = {
  locale: { label: 'Language', choices: { 'en-US': 'English', vi: 'Tiếng Việt' } },
  theme: { label: 'Theme', choices: { system: 'system', dark: 'dark', light: 'light' } },
} as const;

type Setting = keyof typeof settings;

/** What was chosen last, or else the browser's language and the system's theme. */
export function readSetting(setting: Setting): string {
  const stored = localStorage.getItem(`virtbot-${setting}`);
  if (stored !== null && stored in settings[setting].choices) return stored;
  if (setting === 'theme') return 'system';
  return navigator.language.startsWith('vi') ? 'vi' : 'en-US';
}

/** Shows the page in the chosen theme. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = readSetting('theme');
}

/** A button that goes on to the next choice. */
export function renderSetting(setting: Setting, onChange: () => void): HTMLElement {
  const choices = Object.entries(settings[setting].choices);
  const find = (): number => choices.findIndex(([choice]) => choice === readSetting(setting));
  const show = (): void => {
    button.textContent = `${settings[setting].label}: ${choices[find()]?.[1] ?? ''}`;
  };
  const goOn = (): void => {
    localStorage.setItem(`virtbot-${setting}`, choices[(find() + 1) % choices.length]?.[0] ?? '');
    show();
    onChange();
  };
  const button = buildButton({ class: 'channel' }, goOn);
  show();
  return button;
}
