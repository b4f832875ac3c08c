import { micromark } from 'micromark';

/** The words that a reader sees of a file, by programs and patterns that share nothing with the loader. */
export function listWords(file: string, source: string): readonly string[] {
  const text = source.replaceAll(/[\u00AD\u200B]/gu, '').normalize('NFC');
  if (/\.html?$/u.test(file)) return splitWords(stripTags(contentOf(text)));
  if (!/\.(?:md|mdx|markdown)$/u.test(file)) {
    return splitWords(dropRepeated(text).replaceAll(/-\n\s*(?=\p{Ll})/gu, ''));
  }
  const body = text
    .replace(/^(---|\+\+\+)\n[\s\S]*?\n\1(?:\n|$)/u, '')
    .replaceAll(/^([ \t>]*)(?:!!!|\?\?\?\+?|:{3,}) ?[\w-]*|^([ \t>]*(?:`{3,}|~{3,})).*$|\[!\w+\]/gmu, '$1$2')
    .replaceAll(/^(?:import|export)\s.*(?:\n(?!\n).*)*?from.*$|^import\s+['"].*$/gmu, '');
  const html = micromark(file.endsWith('.mdx') ? dropExpressions(body) : body, {
    allowDangerousHtml: true,
  });
  return splitWords(stripTags(html));
}

/** Headers and footers of printed pages: lines that return on every page with another number. */
function dropRepeated(text: string): string {
  const lines = text.split('\n');
  const folded = lines.map((line) => line.replaceAll(/\d+/gu, '0').trim());
  const counts = new Map<string, number>();
  for (const line of folded) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines
    .filter((_line, index) => counts.get(folded[index]!)! < 20 || !folded[index]!.includes('0'))
    .join('\n');
}

/** What stands on a page beside its content, and for other programs. */
function contentOf(page: string): string {
  const body = /<(main|body)\b[\s\S]*<\/\1>/iu.exec(page)?.[0] ?? page;
  return body.replaceAll(/<(nav|footer|header)\b[\s\S]*?<\/\1>/giu, ' ');
}

/** In MDX what stands in braces is code, and so are the tags that hold it. */
function dropExpressions(mdx: string): string {
  let text = mdx;
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replaceAll(/\{[^{}]*\}/gu, '');
  }
  return text.replaceAll(/<\/?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gu, '');
}

function stripTags(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };
  return html
    .replaceAll(/<!--[\s\S]*?-->|<(script|style|svg|noscript|iframe)\b[\s\S]*?<\/\1>/giu, ' ')
    .replaceAll(/<sup\b[^>]*>\s*<a\b[\s\S]*?<\/sup>/giu, ' ')
    .replaceAll(
      /<\/?(?:p|div|li|ul|ol|h[1-6]|td|th|tr|table|pre|br|dt|dd|dl|summary|details|blockquote)\b[^>]*>/giu,
      ' ',
    )
    .replaceAll(
      /<\/?[A-Za-z](?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\})*\})*>/gu,
      '',
    )
    .replaceAll(/&#(\d+);/gu, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(\w+);/gu, (whole, name: string) => entities[name] ?? whole);
}

/** Runs of letters and digits, in lower case. */
export function splitWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
