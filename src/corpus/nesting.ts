/** How deep elements may be nested: what parses and writes them calls itself for each level. */
const deepest = 1_000;

/** Elements that need no end, or have none. */
const unclosed = new Set(
  'p li dt dd tr td th option thead tbody tfoot colgroup rt rp area base br col embed hr img input link meta param source track wbr'.split(
    ' ',
  ),
);

/**
 * HTML as it can be parsed: without its drawings.
 *
 * @throws RangeError when elements are nested too deeply.
 */
export function prepareHtml(source: string): string {
  const html = dropDrawings(source);
  let depth = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][\w-]*)/giu)) {
    if (unclosed.has(name!.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash === '' ? 1 : -1));
    if (depth > deepest) throw new RangeError(`more than ${deepest} elements inside each other`);
  }
  return html;
}

/** HTML without its drawings, which hold thousands of elements and nothing to be read. */
function dropDrawings(html: string): string {
  const opening = /<!--|<(script|style|svg)\b[^<>]*>/giu;
  let kept = '';
  let from = 0;
  for (let found = opening.exec(html); found !== null; found = opening.exec(html)) {
    const [tag, kind] = found;
    if (tag.endsWith('/>')) continue;
    const end = new RegExp(kind === undefined ? '-->' : `</${kind}\\s*>`, 'giu');
    end.lastIndex = opening.lastIndex;
    // Never closed: then nothing behind it is, and looking on would take long.
    if (!end.test(html)) break;
    opening.lastIndex = end.lastIndex;
    if (kind?.toLowerCase() !== 'svg') continue;
    kept += html.slice(from, found.index);
    from = end.lastIndex;
  }
  return kept + html.slice(from);
}
