import { htmlTags } from './html-tree.ts';
import { flattenTag, replaceTags } from './markdown-tags.ts';
import { unwrapContainers } from './markdown-containers.ts';

/** Parameters of shortcodes and components whose value a reader sees. */
const shownParameters = 'title label header heading summary caption description text content children';

/**
 * Turns the Markdown of documentation sites into CommonMark with tables and HTML: what tools add (front matter of
 * components, shortcodes, attribute lists, wiki links, footnotes, MDX) goes, the words that a reader sees stay.
 */
export function reduceDialects(source: string, isMdx: boolean): string {
  const bounded = source.replaceAll(/\n{50,}/gu, '\n\n').replaceAll(/^[ \t]{100,}/gmu, ' '.repeat(100));
  const body = dropModules(bounded, isMdx);
  const known = findPairedTags(body);
  return unwrapContainers(replaceTags(body, (tag) => (tag.text.includes('\n') ? flattenTag(tag) : tag.text)))
    .map(({ isCode, text }) => (isCode ? text : reduceProse(text, isMdx, known)))
    .join('\n');
}

/** `import … from '…'` and `export const …` of MDX, which stand ahead of text and between paragraphs. */
function dropModules(source: string, isMdx: boolean): string {
  const exported = isMdx ? String.raw`export\s` : String.raw`export\s+(?:const|let|default|function)\s`;
  const pattern = new RegExp(
    String.raw`(^|\n)(?:import\s+(?:[\w*$]|\{)[^;'"\n]*(?:\n[^;'"\n]+)*?from\s*['"][^'"\n]+['"];?[ \t]*|import\s+['"][^'"\n]+['"];?[ \t]*|${exported}[^\n]*(?:\n[^\n]+)*)(?=\n|$)`,
    'gu',
  );
  let result = '';
  for (const [index, part] of source.split(/^(?=[ \t]*(?:`{3,}|~{3,}))/mu).entries()) {
    // Odd parts begin with an opening fence.
    result +=
      index % 2 === 0
        ? part.replaceAll(/\n(?=(?:import|export)\s)/gu, '\n\n').replaceAll(pattern, '$1')
        : part;
  }
  return result;
}

function findPairedTags(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(/<\/([A-Za-z][\w.-]*)\s*>/gu)].map(([, name]) => name!.toLowerCase()));
}

/** Everything between two fences; code between backticks stays as it is. */
function reduceProse(text: string, isMdx: boolean, paired: ReadonlySet<string>): string {
  const codes: string[] = [];
  const keep = (code: string): string => `\uE000${codes.push(code) - 1}\uE001`;
  const shielded = text
    .replaceAll(/(?<![\\`])(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S]){1,2000}?(?<!`)\1(?!`)/gu, keep)
    .replaceAll(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/giu, keep);
  const reduced = reduceLines(reduceMarks(reduceShortcodes(reduceTags(shielded, paired)), isMdx));
  return reduced.replaceAll(/\uE000(\d+)\uE001/gu, (_whole, index: string) => codes[Number(index)] ?? '');
}

function reduceShortcodes(text: string): string {
  return text
    .replaceAll(
      /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{::comment\}[\s\S]*?\{:\/(?:comment)?\}/gu,
      '',
    )
    .replaceAll(
      /(?:\{\{[<%]|\{%-?)\s*highlight\b[^}]*(?:[>%]\}\}|%\})([\s\S]*?)(?:\{\{[<%]|\{%-?)\s*(?:\/\s*|end)highlight\s*(?:[>%]\}\}|-?%\})/gu,
      '\n```\n$1\n```\n',
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
    .replaceAll(/\{\{[^{}]*\}\}/gu, '');
}

/** What a reader sees of a shortcode's or component's parameters. */
function readShown(inside: string): string {
  const named = new Map(
    [...inside.matchAll(/\b([\w-]+)\s*=\s*(?:\{\s*)?(?:"([^"]*)"|'([^']*)')/gu)].map((match) => [
      match[1],
      match[2] ?? match[3] ?? '',
    ]),
  );
  const shown = shownParameters.split(' ').flatMap((name) => named.get(name)?.trim() || []);
  if (shown.length > 0) return shown.join('. ');
  return /^-?\s*(?:tab|details|expand|accordion|step|kbd)\s+["']([^"']+)["']/u.exec(inside)?.[1] ?? '';
}

function reduceMarks(text: string, isMdx: boolean): string {
  const reduced = text
    .replaceAll(/\{\/\*[\s\S]*?\*\/\}/gu, '')
    // Ids of headings become what the tree knows; all other attribute lists go.
    .replaceAll(
      /^([ \t]*#{1,6}[ \t].*?)[ \t]*\{:?\s*#([\w:.-]+)[^}\n]*\}\s*#*[ \t]*$/gmu,
      '$1 <a id="$2"></a>',
    )
    .replaceAll(
      /\{:[^}\n]*\}|(?<=[\])*_\uE001])\{\s*[.#:]?[\w-]+[^}\n]*\}|(?<![ \t])[ \t]*\{[ \t]*[.#][\w-][^}\n]*\}/gu,
      '',
    )
    .replaceAll(/!\[\[[^\]\n]*\]\]/gu, '')
    .replaceAll(
      /(?<!!)\[\[(?!_?toc_?\]\])([^\s\][|][^\][|\n]*)(?:\|([^\][\n]+))?\]\]/giu,
      (_whole, page: string, label?: string) => label ?? page,
    )
    .replaceAll(/(?<!=)==(?=[^\s=])([^=\n]+)(?<=\S)==(?!=)/gu, '$1')
    .replaceAll(/\+\+([\w"+-]+)\+\+/gu, '$1')
    .replaceAll(/:(?:material|octicons|fontawesome|simple|mdi|bi|fa)-[\w-]+:/gu, '')
    .replaceAll(/\[\^[^\]\s]+\](?!:)/gu, '');
  if (!isMdx) return reduced;
  return reduced
    .replaceAll(
      /(?<![=\\{])\{\s*(?:"([^"{}]*)"|'([^'{}]*)'|`([^`{}]*)`)\s*\}/gu,
      (_whole, ...quoted: readonly unknown[]) =>
        quoted.find((part) => typeof part === 'string' && part !== '')?.toString() ?? ' ',
    )
    .replaceAll(/(?<![=\\{])\{[^{}\n]*\}/gu, '')
    .replaceAll(/\\(?=[{}])/gu, '');
}

/** Components lose their tags, and placeholders such as `<server-ip>` the look of one. */
function reduceTags(text: string, paired: ReadonlySet<string>): string {
  return replaceTags(text, ({ text: tag, name, isOwnLine }) => {
    const isComponent = /^[A-Z]/u.test(name) && name !== name.toUpperCase();
    const isOpening = !tag.startsWith('</');
    if (htmlTags.has(name.toLowerCase()) && !isComponent) {
      // An attribute with an expression is none of HTML's.
      return tag.includes('={') ? `<${name}>` : tag;
    }
    if (isOpening && isPlaceholder(tag, name, paired)) {
      return tag.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    }
    const shown = isOpening ? readShown(tag) : '';
    if (!isOwnLine) return shown;
    return shown === '' ? '\n' : `\n**${shown}**\n`;
  });
}

function isPlaceholder(tag: string, name: string, paired: ReadonlySet<string>): boolean {
  return !tag.endsWith('/>') && !paired.has(name.toLowerCase());
}

/** Marks that take a line of their own, or its beginning. */
function reduceLines(text: string): string {
  return text
    .replaceAll(
      /^[ \t]*(?:\[TOC\]|\[\[_?toc_?\]\]|\$\{toc\}|[-*] TOC|--8<--.*|<<<\s*[@./].*|\{![^}\n]*!\}|@tab\b.*)[ \t]*$/gimu,
      '',
    )
    .replaceAll(/^[ \t]{0,3}\*\[([^\]\n]+)\]:[ \t]*(.+)$/gmu, '\n$1: $2\n')
    .replaceAll(
      /^[ \t]{0,3}\[\^[^\]\s]+\]:[ \t]*(.*(?:\n(?: {2,}|\t).*)*)/gmu,
      (_whole, note: string) => `\n${note.replaceAll(/\n\s+/gu, '\n')}\n`,
    )
    .replaceAll(/^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX]\][ \t]+/gmu, '$1')
    .replaceAll(/^(#{1,6}[ \t].*?)[ \t]*\\+[ \t]*$/gmu, '$1')
    .replaceAll(/^::[\w-]+(?:\[[^\]]*\])?(?:\{[^}]*\})?[ \t]*$/gmu, '');
}
