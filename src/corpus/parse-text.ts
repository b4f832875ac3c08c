import type { Span } from './document.ts';
import { countVocabulary, findGluedCaption } from './glued-caption.ts';
import type { Vocabulary } from './glued-caption.ts';
import { HeadingPath, Outline } from './outline.ts';
import type { ParsedBody } from './outline.ts';
import { PlainText } from './plain-text.ts';
import { isHeadingLike, readLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';
import { isNoise } from './text-noise.ts';
import { assignRoles } from './text-structure.ts';
import type { Role } from './text-structure.ts';

/** What a plain-text file holds. */
export interface ParsedText extends ParsedBody {
  /** The first line, without the name of the site after a bar; null when it does not look like a title. */
  readonly title: string | null;
}

/**
 * Reads an article without mark-up: headings, lists and captions are recognised by their form, what belongs to the
 * web page around it is left out, everything else stays word for word.
 */
export function parseText(source: string, slug: string): ParsedText {
  const lines = readLines(source).filter((line) => !isNoise(line.text));
  const title = readTitle(lines);
  const body = title === null ? lines : lines.slice(1);
  const writer = new TextWriter(source, slug, title ?? '');
  const flatLevel = 1 + body.reduce((depth, { level }) => Math.max(depth, level ?? 0), 0);
  for (const [line, role] of joinContinuations(body, assignRoles(body, title ?? ''))) {
    writer.write(line, role, flatLevel);
  }
  return { ...writer.finish(), title };
}

function readTitle(lines: readonly TextLine[]): string | null {
  const [first, second] = lines;
  if (first === undefined || second === undefined || first.parts.length > 1 || first.kind === 'item')
    return null;
  const [title = ''] = first.text.split(/\s+\|\s+/u);
  const isTitle = first.kind === 'heading' ? first.level === 1 : isHeadingLike(title);
  return isTitle && title.length <= 150 ? title : null;
}

class TextWriter {
  readonly #source: string;
  readonly #title: string;
  readonly #vocabulary: Vocabulary;
  readonly #plain: PlainText;
  readonly #outline: Outline;
  readonly #headings = new HeadingPath();
  #heading = '';
  #parents = 0;
  #items: Span[] = [];

  constructor(source: string, slug: string, title: string) {
    this.#source = source;
    this.#title = title;
    this.#vocabulary = countVocabulary(source);
    this.#plain = new PlainText(source);
    this.#outline = new Outline(slug);
  }

  /** Writes a line in its role; `flatLevel` is the level of headings that carry no mark. */
  write(line: TextLine, role: Role, flatLevel: number): void {
    if (role === 'dropped') return;
    if (role === 'item') this.#writeItem(line.parts);
    else {
      this.#closeList();
      if (role === 'heading' || role === 'parent') this.#writeHeading(line, role, flatLevel);
      else this.#writeParagraph(line);
    }
  }

  finish(): ParsedBody {
    this.#closeList();
    return { ...this.#plain.finish(), sections: this.#outline.finish() };
  }

  #writeItem(parts: readonly Span[]): void {
    this.#plain.open(this.#items.length === 0 ? '\n\n' : '\n', '• ');
    this.#writeParts(parts);
    const item = this.#plain.close();
    if (item !== null) this.#items.push(item);
  }

  #closeList(): void {
    this.#outline.addList('list', this.#items);
    this.#items = [];
  }

  #writeHeading(line: TextLine, role: Role, flatLevel: number): void {
    this.#plain.open('\n\n');
    this.#writeParts(line.parts);
    this.#plain.close();
    this.#heading = line.text;
    this.#outline.openSection(this.#headings.enter(line.level ?? flatLevel + this.#parents, line.text));
    this.#parents = role === 'parent' ? this.#parents + 1 : 0;
  }

  #writeParagraph({ text, parts }: TextLine): void {
    const [first, ...rest] = parts;
    if (first === undefined) return;
    const headings = [this.#heading, this.#title].filter((heading) => heading !== '');
    const glued = findGluedCaption(text.slice(0, first.end - first.start), headings, this.#vocabulary);
    this.#plain.open('\n\n');
    this.#writeParts([{ start: first.start + glued, end: first.end }, ...rest]);
    this.#outline.addParagraph('paragraph', this.#plain.close());
  }

  #writeParts(parts: readonly Span[]): void {
    for (const [index, part] of parts.entries()) {
      const before = parts[index - 1];
      if (before !== undefined && !this.#isHyphenated(before, part)) this.#plain.addGlue(' ');
      this.#plain.addSource(part);
    }
  }

  /** Whether a line ends inside a word. The hyphen stays: nobody can tell it from the one in "hard-wrapped". */
  #isHyphenated(before: Span, after: Span): boolean {
    const end = this.#source.slice(Math.max(before.start, before.end - 2), before.end);
    return /^\p{L}-$/u.test(end) && /^\p{Ll}/u.test(this.#source.charAt(after.start));
  }
}

/** Lines of one paragraph, with those that go on with it. */
function joinContinuations(
  lines: readonly TextLine[],
  roles: readonly Role[],
): readonly (readonly [TextLine, Role])[] {
  const joined: [TextLine, Role][] = [];
  for (const [index, line] of lines.entries()) {
    const role = roles[index] ?? 'paragraph';
    const last = joined.at(-1);
    if (role !== 'continuation' || last === undefined) joined.push([line, role]);
    else last[0] = { ...last[0], parts: [...last[0].parts, ...line.parts] };
  }
  return joined;
}
