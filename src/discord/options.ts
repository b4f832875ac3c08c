import type { CommandInput } from './command.ts';

type Options = Pick<CommandInput, 'options'>;

/** A text option without white space around it; null when it is missing, empty or no text. */
export function readText({ options }: Options, name: string): string | null {
  const value = options.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

/** Whether a yes/no option was set to yes. */
export function readFlag({ options }: Options, name: string): boolean {
  return options.get(name) === true;
}
