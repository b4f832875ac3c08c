import { nameToEmoji } from 'gemoji';
import { isBlockTag, isHtmlTag } from './html-tree.ts';
import { dropGenerated, unwrapDirectives } from './markdown-directives.ts';
import { breakLines } from './chat-lines.ts';
import { isObsidian, nameTarget, reduceObsidian } from './obsidian.ts';
import { drawMark, replaceBraces, replaceTags, type Tag } from './markdown-tags.ts';
import { splitFences, unwrapContainers } from './markdown-containers.ts';

/** Parameters of shortcodes and components, and keys in their data, whose value a reader sees. */
const shownKeys =
  'title subtitle label question answer header heading summary caption description details text content children'.split(
    ' ',
  );

const emoji: ReadonlyMap<string, string> = new Map(Object.entries(nameToEmoji));
const emojiCode = /(?<![\w:]):([a-z\d_+-]+):(?![\w:])/gu;
/** Pictures of MkDocs. */
const icon =
  /[ \t]?:(?:material|fontawesome|octicons|simple)-[\w-]+:(?=\**$)|:(?:material|fontawesome|octicons|simple)-[\w-]+:[ \t]?/gmu;

const codeSpan = /(?<![\\`])(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S]){1,2000}?(?<!`)\1(?!`)/gu;

const longestStatement = 200;

/** Code that a component of MDX is given as a text; one between backticks is only shown. */
const codeLiteral = /(?<=>)\s*\{\s*`\n?((?:\\.|[^\\`]){0,20000}?)\n?`\s*\}\s*(?=<\/[A-Z][\w.]*>(?!`))/gu;

/** What a component asks ahead of the one that answers. */
const componentQuestion =
  /^([ \t]*<[A-Z][^<>\n]{0,200}>[ \t]*\n)[ \t]*([^\n<>*]{3,150}\?)[ \t]*\n(?=[ \t]*<[A-Z])/gmu;

/**
 * Turns the Markdown of documentation sites into CommonMark with tables and HTML: what tools add (front matter of
 * components, shortcodes, attribute lists, wiki links, footnotes, MDX) goes, the words that a reader sees stay.
 */
export function reduceDialects(source: string, isMdx: boolean): string {
  const bounded = source.replaceAll(/\n{50,}/gu, '\n\n').replaceAll(/^[ \t]{100,}/gmu, ' '.repeat(100));
  const split = splitFences(unwrapDirectives(bounded)).flatMap((stretch) =>
    isMdx && !stretch.isCode ? splitFences(stretch.text.replaceAll(codeLiteral, fenceLiteral)) : stretch,
  );
  const stretches = split.map(({ isCode, text }) => {
    return { isCode, text: isCode ? text : dropModules(dropGenerated(text).split('\n')) };
  });
  const prose = stretches.flatMap(({ isCode, text }) => (isCode ? [] : text.replaceAll(codeSpan, '')));
  const closings = prose.flatMap((text) => [...text.matchAll(/<\/([A-Za-z][\w.-]*)\s*>/gu)]);
  const paired = new Set(closings.map(([, name]) => name!.toLowerCase()));
  const reduce = isMdx ? boldQuestions : isObsidian(source) ? reduceObsidian : (text: string) => text;
  return unwrapContainers(stretches)
    .map(({ isCode, text }) => (isCode ? dropIncludes(text) : reduceProse(text, isMdx, paired, reduce)))
    .join('\n\n');
}

function fenceLiteral(_whole: string, literal: string): string {
  const code = literal.replaceAll(/\\([`$\\])/gu, '$1');
  const mark = `\`\`\`${code.replaceAll(/[^`]/gu, '')}`;
  return `\n\n${mark}\n${code}\n${mark}\n\n`;
}

function boldQuestions(prose: string): string {
  return prose.replaceAll(componentQuestion, '$1\n**$2**\n\n');
}

/** What a role of MyST refers to: `{ref}`the guide <guide>``; an emoji is none. */
function readRole(whole: string, name: string | undefined, text: string): string {
  return emoji.has(name ?? '') ? whole : text.replace(/\s*<[^>]*>$/u, '').replace(/^~[\w.]*\./u, '');
}

/** `import … from '…'` and `export const …` of MDX, which stand ahead of text and between paragraphs. */
function dropModules(lines: readonly string[]): string {
  const module =
    /^export\s+(?:(?:const|let|default|(?:async\s+)?function\*?)\s|(?:abstract\s+)?(?:class|interface|enum|type)\b[^\n]*[={<]|[{*])|^import\s+(?:[\w*${][^;]*?\sfrom\s*)?["'][^"'\n]+["']/u;
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const begins = /^(?:import|export)\s/u.test(lines[at]!);
    const end = begins ? findStatementEnd(lines, at) : at;
    const isModule = begins && module.test(lines.slice(at, end).join('\n'));
    kept.push(isModule ? '' : lines[at]!);
    if (isModule) at = end - 1;
  }
  return kept.join('\n');
}

function findStatementEnd(lines: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < Math.min(lines.length, from + longestStatement); at += 1) {
    const line = lines[at]!.replaceAll(/(["'`])(?:\\.|(?!\1)[^\\])*\1/gu, '');
    if (/^#{1,6} /u.test(line)) break;
    depth += (line.match(/[([{]/gu)?.length ?? 0) - (line.match(/[)\]}]/gu)?.length ?? 0);
    if (depth <= 0 && !/[=,]\s*$/u.test(line)) return at + 1;
  }
  return from + 1;
}

/** Code that stands for something else: lines of another file, or what a query finds. */
function dropIncludes(code: string): string {
  return code
    .replaceAll(/^[ \t]*(?:\{\{#\w[^{}\n]*\}\}|--8<-- .*)$/gmu, '')
    .replaceAll(/^([ \t>]*)(`{3,}|~{3,})dataview(?:js)?[ \t]*\n[\s\S]*?^\1\2[ \t]*$/gmu, '');
}

/** Everything between two fences; code between backticks stays as it is. */
function reduceProse(
  text: string,
  isMdx: boolean,
  paired: ReadonlySet<string>,
  reduce: (text: string) => string,
): string {
  const codes: string[] = [];
  const keep = (code: string): string => `\uE000${codes.push(code) - 1}\uE001`;
  const shielded = text
    .replaceAll(/(?<=^|[\s(])(?:\{[a-z][\w:-]*\}|:([a-z][\w:-]*):)`([^`\n]+)`/gmu, readRole)
    .replaceAll(codeSpan, keep)
    .replaceAll(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/giu, keep)
    .replaceAll(/\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/gu, (_whole, raw: string) => keep(raw));
  const marked = reduceMarks(reduceShortcodes(reduceTags(reduce(shielded), isMdx, paired)));
  const reduced = reduceLines(isMdx ? replaceBraces(marked, readLiteral) : marked);
  // Between two of them stood the tags of components.
  const parted = reduced.replaceAll('\uE001\uE000', '\uE001 \uE000');
  return parted.replaceAll(/\uE000(\d+)\uE001/gu, (_whole, index: string) => codes[Number(index)] ?? '');
}

function readLiteral(expression: string): string {
  const [, , text] = /^\s*(["'`])([^"'`]*)\1\s*$/u.exec(expression) ?? [];
  return text ?? '';
}

/**
 * Takes the shortcodes of Hugo, Jekyll and mdBook out of a text, but for what a reader sees of them. Between lines of
 * HTML no blank line is left, which would end it.
 */
export function reduceShortcodes(text: string): string {
  return text
    .replaceAll(
      /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{::comment\}[\s\S]*?\{:\/(?:comment)?\}|\{% content-ref [\s\S]*?\{% endcontent-ref %\}/gu,
      '',
    )
    .replaceAll(
      /(?:\{\{[<%]|\{%-?)\s*highlight\b[^}]*(?:[>%]\}\}|%\})([\s\S]*?)(?:\{\{[<%]|\{%-?)\s*(?:\/\s*|end)highlight\s*(?:[>%]\}\}|-?%\})/gu,
      '\n```\n$1\n```\n',
    )
    .replaceAll(
      /(?<=[>\uE001][ \t]*\n)(?:[ \t]*(?:\{%[^{}\n]*%\}|\{\{[^{}<%\n][^{}\n]*\}\})[ \t]*\n)+(?=[ \t]*[<\uE000])/gu,
      '',
    )
    .replaceAll(
      /^([ \t]*)\{(?:\{[<%]|%)([^{}]*?)(?:[%>]\}|%)\}[ \t]*$/gmu,
      (_whole, indent: string, inside: string) => {
        const shown = readShown(inside);
        return shown === '' ? '' : `\n${indent}**${shown}**\n`;
      },
    )
    .replaceAll(/\{\{[<%]([^{}]*?)[%>]\}\}|\{%([^{}]*?)%\}/gu, (_whole, hugo?: string, liquid?: string) =>
      readShown(hugo ?? liquid ?? ''),
    )
    .replaceAll(/(\*{0,2})\{\{[^{}]*\}\}\1/gu, '');
}

function readShown(inside: string): string {
  const named = new Map(
    [...inside.matchAll(/\b([\w-]+)\s*=\s*(?:\{\s*)?(?:"([^"]*)"|'([^']*)')/gu)].map((match) => [
      match[1]!,
      match[2] ?? match[3] ?? '',
    ]),
  );
  const isNamed = /^[<\s-]*(?:\w+\.)?(?:tab(?:item)?|(?:param|response)?field|prop(?:erty)?)\b/iu.test(
    inside,
  );
  const keys = isNamed ? ['name', 'path', 'query', 'body', ...shownKeys] : shownKeys;
  const shown = keys.flatMap((key) => named.get(key)?.trim() || []);
  if (shown.length > 0) return shown.join('. ');
  const own = /^-?\s*(?:tab|details|expand|accordion|step|kbd|heading|badge)\s+["']([^"']+)["']/u;
  return own.exec(inside)?.[1] ?? drawMark(inside);
}

function reduceMarks(text: string): string {
  return (
    text
      .replaceAll(/\{\/\*[\s\S]*?\*\/\}|^\([\w-]+\)=$|^% .*$|^\+\+\+$|\{--.*?--\}|\{>>.*?<<\}/gmu, '')
      .replaceAll(/\{(?:\+\+|==|~~(?:[^~\n]*~>)?)([^\n{}]*?)(?:\+\+|==|~~)\}/gu, '$1')
      // Ids of headings become what the tree knows; all other attribute lists go.
      .replaceAll(
        /^([ \t]*#{1,6}[ \t].*?)[ \t]*\\?(?:\{:?\s*#([\w:.-]+)[^}\n]*\}|\[#([\w-]+)\]|:id=([\w-]+))\s*#*[ \t]*$/gmu,
        (_whole, heading: string, ...ids: readonly (string | undefined)[]) =>
          `${heading} <a id="${ids.find((id) => id !== undefined)}"></a>`,
      )
      .replaceAll(/^[ \t>]*\{\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s}]+))(?:\s[^}\n]*)?\}[ \t]*$/gmu, '')
      .replaceAll(
        /\{:[^}\n]*\}|(?<=[\])*_\uE001])\{\s*[.#:]?[\w-]+[^}\n]*\}|(?<![ \t])[ \t]*\{[ \t]*[.#][\w-][^}\n]*\}|\{docsify-[\w-]+\}/gu,
        '',
      )
      .replaceAll(/!\[\[[^\]\n]*\]\]|\[\[[^\][\n|]+\.(?:png|jpe?g|gif|svg|webp)(?:\|[^\][\n]*)?\]\]/giu, '')
      .replaceAll(
        /(?<!!)\[\[(?!_?toc_?\]\])([^\s\][|][^\][|\n]*)(?:\|([^\][\n]+))?\]\]/giu,
        (_whole, page: string, label = nameTarget(page)) =>
          /^[A-Z]\w*(?:-\w+)+$/u.test(label) ? page : label,
      )
      .replaceAll(/(?<!=)==(?=[^\s=])([^=\n]+)(?<=\S)==(?!=)/gu, '$1')
      .replaceAll(/\+\+([\w"+-]+)\+\+/gu, '$1')
      .replaceAll(/(?<=\w)(?:~([\w+-]{1,3})~|\^([\w+-]{1,3})\^)/gu, (_whole, sub?: string, sup?: string) =>
        sub === undefined ? `<sup>${sup}</sup>` : sub,
      )
      .replaceAll(icon, '')
      .replaceAll(emojiCode, (code, name: string) => emoji.get(name) ?? code)
      .replaceAll(/\[\^[^\]\s]+\](?!:)/gu, '')
  );
}

/** Components lose their tags, and placeholders such as `<server-ip>` the look of one. */
function reduceTags(text: string, isMdx: boolean, paired: ReadonlySet<string>): string {
  return replaceTags(text, (tag) => {
    const { name } = tag;
    const isHtml = isHtmlTag(name) && !isComponent(name, isMdx);
    const isOpening = !tag.text.startsWith('</');
    const isUnpaired = isOpening && !tag.text.endsWith('/>') && !paired.has(name.toLowerCase());
    if (isUnpaired && (!isHtml || isPlaceholder(tag))) {
      return tag.text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    }
    if (isHtml) return reduceHtmlTag(tag, isMdx);
    return isOpening ? showComponent(tag) : tag.isOwnLine ? '\n' : '';
  });
}

/** Whether an element of HTML that nothing closes is a word in running text, such as `<time>`. */
function isPlaceholder({ text, name, beginsLine, isOwnLine }: Tag): boolean {
  const mayStayOpen = /^(?:[bh]r|wbr|p|li|d[dt]|t(?:r|[dh]|head|body|foot))$/iu.test(name);
  const isBare = text === `<${name}>` && !mayStayOpen;
  return isBare && !isOwnLine && !(beginsLine && isBlockTag(name));
}

/** HTML is written small or in capitals, in MDX only small. */
function isComponent(name: string, isMdx: boolean): boolean {
  return name === 'template' || (/^[A-Z]/u.test(name) && (isMdx || name !== name.toUpperCase()));
}

/** What an attribute says that HTML does not know, such as an expression, goes; inside of some there is Markdown. */
function reduceHtmlTag({ text, name, isOwnLine }: Tag, isMdx: boolean): string {
  const isOdd = /=\{|\s[#@]/u.test(text);
  const isMarkdown = /\smarkdown(?=[\s=>])/u.test(text) || (isMdx && isOwnLine && isBlockTag(name));
  const tag = isOdd || isMarkdown ? text.replace(/^(<\/?[\w-]+).*$/su, '$1>') : text;
  return isMarkdown ? `\n${tag}\n\n` : tag;
}

/** The title of a component, and the texts of its data; of what explains a word inside a line, nothing. */
function showComponent({ text, isOwnLine, beginsLine }: Tag): string {
  const shown = readShown(text);
  const entries = text.includes('={') ? readEntries(text) : [];
  if (isOwnLine || (beginsLine && entries.length > 0)) {
    const title = shown === '' ? '' : `**${shown}**\n`;
    return ['', title, ...entries.map((entry) => `- ${entry}\n`)].join('\n');
  }
  if (shown === '' || text.endsWith('/>')) return shown;
  return beginsLine ? `${shown.replace(/(?<![.?!:])$/u, ':')} ` : '';
}

/** `data={[{ name: 'size', description: 'How large it is.' }]}` → `size: How large it is.` */
function readEntries(tag: string): readonly string[] {
  const [, name = ''] = /\sname=\{?["']([^"']+)["']/u.exec(tag) ?? [];
  const parts = /=\{\s*\[/u.test(tag) ? tag.split('{') : [tag];
  return parts.flatMap((part) => {
    const pairs = part.matchAll(/\b([a-z]+)["']?\s*:\s*(["'`])((?:(?!\2)[^\\]|\\.)+)\2/gu);
    const values = new Map([...pairs].toReversed().map(([, key, , value]) => [key, value]));
    const shown = ['name', ...shownKeys].flatMap((key) => values.get(key) ?? []);
    if (shown.length === 0) return [];
    return [[...(name === '' || values.has('name') ? [] : [name]), ...shown].join(': ')];
  });
}

/** Lines of their own: contents, text of other files, boxes of MkDocs, abbreviations, notes. */
function reduceLines(text: string): string {
  return breakLines(text)
    .replaceAll(
      /^[ \t]*(?:\[TOC\]|\[\[_?toc_?\]\]|\$\{toc\}|(?:[-*]|\d+\.) TOC|--8<--.*|<<<\s*[@./].*|<--->|\{![^}\n]*!\}|@tab\b.*|@\[code\b[^\]]*\]\(.*\))[ \t]*$/gimu,
      '',
    )
    .replaceAll(
      /^[ \t]*\/{3,}(?:[ \t]+[a-z-]+(?:[ \t]*\|[ \t]*(.*))?)?[ \t]*$/gmu,
      (_whole, title?: string) => (title === undefined ? '' : `\n**${title}**\n`),
    )
    .replaceAll(/^[?!]>[ \t]/gmu, '')
    .replaceAll(/^[ \t]{0,3}\*\[([^\]\n]+)\]:[ \t]*(.+)$/gmu, '\n$1: $2\n')
    .replaceAll(
      /^[ \t]{0,3}\[\^[^\]\s]+\]:[ \t]*(.*(?:\n(?: {2,}|\t).*)*)/gmu,
      (_whole, note: string) => `\n${note.replaceAll(/\n\s+/gu, '\n')}\n`,
    )
    .replaceAll(/^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX]\][ \t]+/gmu, '$1')
    .replaceAll(/^::[\w-]+(?:\[[^\]]*\])?(?:\{[^}]*\})?[ \t]*$/gmu, '');
}
