import { renderRst } from './parse-rst.ts';

/** What mkdocstrings puts the text of another file for, and the options of MyST's boxes. */
const generated =
  /^:::[ \t]+\w+(?:\.\w+)+[ \t]*(?:\n(?=\s)(?:[ \t]{2,}.*|[ \t]*))*|(?<=^[ \t]*:{3,}\{[\w-]+\}[^\n]*\n(?:[ \t]*:[\w-]+:.*\n)*)[ \t]*:[\w-]+:.*\n?/gmu;

/** Leaves out of prose what a reader of the site does not see of it; between fences it is shown. */
export function dropGenerated(prose: string): string {
  return prose.replaceAll(generated, '');
}

/** The directives of MyST: between fences stands code only where their name says so. */
export function unwrapDirectives(source: string): string {
  return source.replaceAll(
    /^([ \t]*)(`{3,}|~{3,})(?:\{([\w:-]+)\}|(?<=`{4}|~{4})(?!\{))[ \t]*(.*)\n((?:[ \t]*:[\w-]+:.*\n)*)([\s\S]*?)^\1\2[ \t]*$/gmu,
    (whole: string, indent: string, fence: string, ...rest: readonly (string | undefined)[]) => {
      const [name, title = '', , body = ''] = rest;
      if (name === undefined) return whole;
      if (/code|prompt|math|mermaid/u.test(name)) return `${indent}${fence}\n${body}${indent}${fence}`;
      if (name === 'eval-rst') return `\n${renderRst(body).replaceAll(/\n{2,}/gu, '\n')}\n`;
      if (/^(?:\w*toc|contents|(?:literal)?include|index|raw|auto|bibliography)/u.test(name)) return '';
      const shown = /^(?:figure|image|only|container)/u.test(name) ? '' : title;
      return `\n${indent}${shown}\n\n${unwrapDirectives(body)}\n`;
    },
  );
}
