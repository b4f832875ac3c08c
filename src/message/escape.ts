import { shares } from './limits.ts';

/** Marks that Discord's markdown reacts to anywhere in a line. `<` opens mentions, timestamps and bare links. */
const inlineMarks = /[\\*_~|`[\]<@]/g;
/** The colon of `https://…` (made a link) and of `:name:` (made an emoji). */
const activeColons = /:(?=\/\/|[\w+-]+:)/g;
const lineStarts = /^([^\S\n\r\u2028\u2029]*)(#{1,3}(?=\s)|-|>|\+(?=\s))/gm;
const numberedLineStarts = /^([^\S\n\r\u2028\u2029]*\d+)\.(?=\s)/gm;

/**
 * Escapes text of the corpus so that Discord displays exactly these characters, without markdown, mentions or links.
 * Taking every backslash away again gives the text back (a doubled one stands for itself).
 */
export function escapeText(text: string): string {
  return text
    .replace(inlineMarks, '\\$&')
    .replace(activeColons, '\\:')
    .replace(lineStarts, '$1\\$2')
    .replace(numberedLineStarts, '$1\\.');
}

/** Characters that reorder or hide what follows, and control characters. */
const deceptiveCharacters = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * What a person typed, on one line and harmless: white space collapsed, cut at a word after `maxChars` (counted before
 * escaping), escaped, and with mentions of everybody broken, which Discord looks for in the raw text.
 */
export function echoText(typed: string, maxChars: number = shares.nameChars): string {
  const line = typed.replace(/\s+/g, ' ').replace(deceptiveCharacters, '').trim();
  return escapeText(cutAtWord(line, maxChars)).replace(/@(?=everyone|here)/gi, '@\u200b');
}

export function boldNames(names: readonly string[]): readonly string[] {
  return names.slice(0, shares.namesInLine).map((name) => `**${echoText(name, shares.termChars)}**`);
}

/** A name of the corpus on one line, escaped, and cut at a word where it is longer than a name should be. */
export function shortName(name: string): string {
  return escapeText(cutAtWord(name.replace(/\s+/gu, ' ').trim(), shares.nameChars));
}

/** The text that {@link escapeText} or {@link echoText} was given, as far as it can be told from what they made. */
export function readEscaped(markdown: string): string {
  return markdown.replace(/\\([\s\S])/g, '$1').replace(deceptiveCharacters, '');
}

/** Cuts a name or a question (never a sentence of the corpus) at a word, and shows the cut. */
export function cutAtWord(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const room = text.slice(0, maxChars - 1);
  const lastSpace = room.lastIndexOf(' ');
  // A single word longer than the room has no better place to be cut, but never inside a surrogate pair.
  const head = lastSpace > 0 ? room.slice(0, lastSpace) : room.replace(/[\ud800-\udbff]$/, '');
  return `${head}…`;
}
