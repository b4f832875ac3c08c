import type { CommandInput } from './command.ts';

type Options = Pick<CommandInput, 'options'>;

/** Characters of a text option that are read: Discord lets people send more while they type. */
export const longestText = 500;

/** A text option without white space around it, cut where it is too long; null when it is missing, empty or no text. */
export function readText({ options }: Options, name: string): string | null {
  const value = options.get(name);
  const text = typeof value === 'string' ? value.trim().slice(0, longestText).trimEnd() : '';
  return text === '' ? null : text;
}

/** Whether a yes/no option was set to yes. */
export function readFlag({ options }: Options, name: string): boolean {
  return options.get(name) === true;
}
