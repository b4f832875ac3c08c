import { stripVTControlCharacters } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import type { Message } from '../message/message.ts';
import type { Style } from './terminal.ts';

/** A bullet or number that opens a line, with whatever marks it: the text of the lines after it stands below its own. */
// oxlint-disable-next-line no-control-regex -- what opens bold
const listMarker = /^(?:\*\*|\u001B\[1m)?(?:[-*•–→—]|\d{1,3}[.)])\s+/u;

/** The texts of a message for a terminal, without what was asked: no line break at the end. */
export function printMessage({ blocks, hasQuestion }: Message, style: Style): string {
  const [head = '', ...others] = blocks;
  const texts = [hasQuestion ? head.replace(/^.*\n?/u, '') : head, ...others];
  return texts
    .filter((text) => text !== '')
    .map((text) => printMarkdown(text, style))
    .join('\n\n');
}

/** Markdown, as messages have it, for a terminal: wrapped, with quotations indented and addresses written out. */
export function printMarkdown(markdown: string, style: Style): string {
  const pieces = markdown.split(/^```\n([\s\S]*?)\n```$/mu);
  return pieces
    .map((piece, index) =>
      index % 2 === 0
        ? piece
            // The place of a quotation, in small print below it.
            .replaceAll(/^(> .*\n)-# /gmu, '$1> — ')
            .replaceAll(/^.+$/gmu, (line) => printLine(line, style))
        : piece.replaceAll(/^/gmu, '  '),
    )
    .join('');
}

function printLine(line: string, style: Style): string {
  const [start = '', quote, mark] = /^(> )?(-# |### )?/u.exec(line) ?? [];
  const indent = quote === undefined ? '' : '  ';
  const inline = printInline(line.slice(start.length), quote !== undefined, style);
  const [marker = ''] = listMarker.exec(inline) ?? [];
  const hang = indent + ' '.repeat(stripVTControlCharacters(marker).length);
  const wrapped = wrapAnsi(inline.slice(marker.length), style.width - hang.length);
  const text = (indent + marker + wrapped.replaceAll('\n', `\n${hang}`)).trimEnd();
  if (mark === undefined || !style.colour) return text;
  return mark === '### ' ? `\u001B[1m${text}\u001B[22m` : `\u001B[2m${text}\u001B[22m`;
}

/** Bold where there are escape codes, else asterisks around what a quotation marks; characters without their escapes. */
function printInline(markdown: string, isQuote: boolean, { colour }: Pick<Style, 'colour'>): string {
  let isBold = false;
  const inline = /\\([\s\S])|(\*\*)|__|\*|\[((?:\\.|[^\]\\])*)\]\(([^)\s]+)\)/gu;
  return markdown.replaceAll(inline, (_, ...groups: readonly (string | undefined)[]) => {
    const [escaped, bold, label, url] = groups;
    if (escaped !== undefined) return escaped;
    if (label !== undefined && url !== undefined) {
      const address = url.replace(/#?:~:.*$/u, '');
      const name = printInline(label, isQuote, { colour });
      return name === address ? address : `${name} (${address})`;
    }
    if (bold === undefined) return '';
    isBold = !isBold;
    if (!colour) return isQuote ? bold : '';
    return isBold ? '\u001B[1m' : '\u001B[22m';
  });
}
