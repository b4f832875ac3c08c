import { buildButton } from './dom.ts';

/** What a person may choose on the page: values with their names, of which the first goes at the beginning. */
const settings: Readonly<Record<'Language' | 'Theme', readonly (readonly [string, string])[]>> = {
  Language: [
    ['en-US', 'English'],
    ['vi', 'Tiếng Việt'],
  ],
  Theme: [
    ['light dark', 'system'],
    ['dark', 'dark'],
    ['light', 'light'],
  ],
};

/** What was chosen last and is kept by the browser, as a locale or a value of `color-scheme`. */
export function readSetting(name: keyof typeof settings): string {
  const initial = name === 'Language' && navigator.language.startsWith('vi') ? 'vi' : settings[name][0]![0];
  return localStorage.getItem(`virtbot-${name}`) ?? initial;
}

/** A button that goes on to the next choice. */
export function renderSetting(name: keyof typeof settings, onChange: () => void): HTMLElement {
  const choices = settings[name];
  const index = choices.findIndex(([value]) => value === readSetting(name));
  const goOn = (): void => {
    localStorage.setItem(`virtbot-${name}`, choices[(index + 1) % choices.length]![0]);
    button.replaceWith(renderSetting(name, onChange));
    onChange();
  };
  const button = buildButton({ class: 'channel' }, goOn, `${name}: ${choices[index]?.[1]}`);
  return button;
}
