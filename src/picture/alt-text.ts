/**
 * Characters of an attachment's description: https://docs.discord.com/developers/resources/message, attachment
 * request structure. The description of a media gallery's item has the same limit.
 */
export const altLimitChars = 1024;

/** A part of an alt text, and what stands for it in the list of what is left out. */
export interface AltPart {
  readonly text: string;
  readonly name: string;
}

/** What is left out of an alt text, in words. */
export type NameLeftOut = (names: readonly string[]) => string;

/**
 * The head and as many parts as fit, in order and each whole, a line each; then what is left out. A head that is too
 * long by itself is cut at a word. Never more than {@link altLimitChars}.
 */
export function writeAlt(head: string, parts: readonly AltPart[], nameLeftOut: NameLeftOut): string {
  const candidates = parts.map((_, index) => {
    const taken = parts.slice(0, parts.length - index).map(({ text }) => text);
    const left = parts.slice(parts.length - index).map(({ name }) => name);
    return [head, ...taken, ...(left.length === 0 ? [] : [nameLeftOut(left)])].join('\n');
  });
  const fitting = candidates.find((candidate) => candidate.length <= altLimitChars);
  return fitting ?? cutAtWord(head, altLimitChars);
}

function cutAtWord(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const room = text.slice(0, maxChars - 1);
  const lastSpace = room.search(/\s\S*$/u);
  return `${lastSpace > 0 ? room.slice(0, lastSpace) : room.replace(/[\ud800-\udbff]$/u, '')}…`;
}
