/**
 * Characters of an attachment's description: https://docs.discord.com/developers/resources/message, attachment
 * request structure. The description of a media gallery's item has the same limit.
 */
const altLimitChars = 1024;

/**
 * The head and as many parts as fit, in order and each whole, a line each; then what is left out from a part on
 * (`parts.length` when all of them fit), unless that is null. A head that is too long by itself is cut at a word. Never
 * more than {@link altLimitChars}.
 */
export function writeAlt(
  head: string,
  parts: readonly string[],
  nameLeftOut: (firstLeftOut: number) => string | null,
): string {
  const candidates = [null, ...parts].map((_, index) => {
    const firstLeftOut = parts.length - index;
    const leftOut = nameLeftOut(firstLeftOut);
    return [head, ...parts.slice(0, firstLeftOut), ...(leftOut === null ? [] : [leftOut])].join('\n');
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
