import { countVocabulary, findGluedCaption, type Vocabulary } from './glued-caption.ts';
import { readLines, isHeadingLike, type TextLine } from './text-lines.ts';
import { isNoise } from './text-noise.ts';
import { createDehyphenation, dropPageBreaks } from './text-pages.ts';
import { assignRoles, type Role } from './text-structure.ts';

/**
 * Makes HTML of a text without mark-up: headings, lists, terms and captions are recognized by their form, code by its
 * fences or its place, what belongs to the web page around it is left out, everything else stays word for word.
 */
export function renderText(source: string): string {
  const paged = dropPageBreaks(source);
  const lines = readLines(paged).filter((line) => line.kind === 'code' || !isNoise(line.text));
  const title = readTitle(lines);
  const body = title === null ? lines : lines.slice(1);
  const writer = new TextWriter(paged, title ?? '', body);
  const roles = assignRoles(body, title ?? '');
  for (const [line, role] of joinContinuations(body, roles)) writer.write(line, role);
  return writer.finish();
}

function readTitle(lines: readonly TextLine[]): string | null {
  const [first, second] = lines;
  if (first === undefined || second === undefined || !mayBeTitle(first)) return null;
  const [title = ''] = first.text.split(/\s+\|\s+/u);
  const isTitle = first.kind === 'heading' ? first.level === 1 : isHeadingLike(title);
  return isTitle && title.length <= 150 ? title : null;
}

function mayBeTitle({ kind, parts, term }: TextLine): boolean {
  return (kind === 'line' || kind === 'heading') && parts.length === 1 && term === null;
}

class TextWriter {
  readonly #isHyphenOfLine: (before: string, after: string) => boolean;
  /** The level of headings that carry no mark. */
  readonly #flatLevel: number;
  readonly #html: string[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #title: string;
  #heading = '';
  #parents = 0;
  #isListOpen = false;
  /** Where what is said of the terms begins, in columns; null outside of their list. */
  #termColumn: number | null = null;

  constructor(source: string, title: string, lines: readonly TextLine[]) {
    this.#isHyphenOfLine = createDehyphenation(source);
    this.#vocabulary = countVocabulary(source);
    this.#title = title;
    if (title !== '') this.#html.push(`<h1>${escapeHtml(title)}</h1>`);
    this.#flatLevel = 1 + lines.reduce((depth, { level }) => Math.max(depth, level ?? 0), 0);
  }

  write(line: TextLine, role: Role): void {
    if (role === 'dropped') return;
    if (role !== 'item') this.#closeList();
    this.#followTerms(line);
    const words = escapeHtml(this.#join(role === 'paragraph' ? this.#dropCaption(line.parts) : line.parts));
    if (role === 'item') this.#writeItem(words, line.marker);
    else if (line.kind === 'code') this.#html.push(`<pre>\n${escapeHtml(line.text)}</pre>`);
    else if (role === 'heading' || role === 'parent') {
      const level = Math.min(6, line.level === null ? this.#flatLevel + this.#parents : line.level + 1);
      this.#html.push(`<h${level}>${words}</h${level}>`);
      this.#heading = line.text;
      this.#parents = role === 'parent' ? this.#parents + 1 : 0;
    } else this.#html.push(`<p>${words}</p>`);
  }

  finish(): string {
    this.#closeList();
    if (this.#termColumn !== null) this.#html.push('</dd></dl>');
    return this.#html.join('\n');
  }

  #writeItem(words: string, marker: string | null): void {
    if (!this.#isListOpen) this.#html.push(marker === null ? '<ul>' : `<ol start="${marker}">`);
    this.#isListOpen = true;
    this.#html.push(`<li>${words}</li>`);
  }

  #closeList(): void {
    if (this.#isListOpen) this.#html.push('</ul></ol>');
    this.#isListOpen = false;
  }

  #followTerms({ term, column, indent }: TextLine): void {
    if (term !== null) {
      this.#html.push(this.#termColumn === null ? '<dl>' : '</dd>', `<dt>${escapeHtml(term)}</dt><dd>`);
      this.#termColumn = column;
    } else if (this.#termColumn !== null && indent < this.#termColumn) {
      this.#html.push('</dd></dl>');
      this.#termColumn = null;
    }
  }

  #dropCaption([first = '', ...rest]: readonly string[]): readonly string[] {
    const headings = [this.#heading, this.#title].filter((heading) => heading !== '');
    return [first.slice(findGluedCaption(first, headings, this.#vocabulary)), ...rest];
  }

  #join(parts: readonly string[]): string {
    let text = '';
    for (const part of parts) {
      const isBroken = /\p{L}-$/u.test(text.slice(-2)) && /^\p{Ll}/u.test(part);
      if (!isBroken) text += text === '' ? part : ` ${part}`;
      else text = (this.#isHyphenOfLine(text.slice(-40, -1), part) ? text.slice(0, -1) : text) + part;
    }
    return text;
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Lines of one paragraph, with those that go on with it. */
function joinContinuations(
  lines: readonly TextLine[],
  roles: readonly Role[],
): readonly (readonly [TextLine, Role])[] {
  const joined: [TextLine, Role][] = [];
  for (const [index, line] of lines.entries()) {
    const role = roles[index]!;
    const last = joined.at(-1);
    if (role !== 'continuation' || last === undefined) joined.push([line, role]);
    else last[0] = { ...last[0], parts: [...last[0].parts, ...line.parts] };
  }
  return joined;
}
