/** How deep elements may be nested: what parses and writes them calls itself for each level. */
const deepest = 1_000;

/** Elements that need no end, or have none. */
const unclosed = new Set(
  'p li dt dd tr td th option thead tbody tfoot colgroup rt rp area base br col embed hr img input link meta param source track wbr'.split(
    ' ',
  ),
);

/**
 * Looks at the tags of HTML before they are parsed.
 *
 * @throws RangeError when they are nested too deeply.
 */
export function requireShallow(html: string): void {
  let depth = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][\w-]*)/giu)) {
    if (unclosed.has(name!.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash === '' ? 1 : -1));
    if (depth > deepest) throw new RangeError(`more than ${deepest} elements inside each other`);
  }
}
