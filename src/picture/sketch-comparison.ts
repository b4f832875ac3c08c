import type { Comparison } from '../answer/comparison.ts';
import { nameSection, type Passage } from '../corpus/document.ts';
import { writeAlt } from './alt-text.ts';
import { type Box, row, stack, text } from './box.ts';
import { type ComparisonTable, type Quotation, tabulate, type TableRow } from './comparison-table.ts';
import { PictureError } from './errors.ts';
import type { Sketch } from './picture.ts';
import { colours, sizes } from './theme.ts';
import type { ComparisonWords } from './words.ts';

const tableWidth = sizes.width - 2 * sizes.margin;
const columnWidth = (tableWidth - sizes.gap) / 2;
/** The coloured edge that says which side a quotation is on. */
const edge = 6;

/**
 * What a picture of a comparison shows and says.
 *
 * @throws PictureError (`nothing-to-draw`) when the comparison has nothing to show.
 */
export function sketchComparison(comparison: Comparison, words: ComparisonWords): Sketch {
  const table = tabulate(comparison, words);
  if (table.rows.length === 0) throw new PictureError('nothing-to-draw', 'The comparison has no quotation');
  return {
    drawing: JSON.stringify(drawTable(table, words)),
    alt: describeTable(table, words),
    citations: table.citations,
  };
}

function drawTable(table: ComparisonTable, words: ComparisonWords): Box {
  const leftOut = table.leftOut.length === 0 ? [] : [drawNote(words.rowsLeftOut(table.leftOut))];
  return stack(
    {
      width: sizes.width,
      padding: sizes.margin,
      gap: sizes.gap,
      backgroundColor: colours.ground,
      color: colours.text,
      fontSize: sizes.body,
      lineHeight: 1.36,
    },
    [
      row({ gap: sizes.gap }, [drawName(table.nameA, colours.sideA), drawName(table.nameB, colours.sideB)]),
      ...table.rows.flatMap((tableRow) => drawRow(tableRow, words)),
      drawCitations(table.citations, words),
      ...leftOut,
    ],
  );
}

function drawName(name: string, color: string): Box {
  return stack({ width: columnWidth, justifyContent: 'flex-end', gap: 8 }, [
    text({ fontSize: sizes.title, fontWeight: 600, lineHeight: 1.25, color }, name),
    stack({ height: edge, backgroundColor: color }, []),
  ]);
}

function drawRow({ title, shared, sides }: TableRow, words: ComparisonWords): readonly Box[] {
  const heading = text({ fontSize: sizes.body, fontWeight: 600, color: colours.muted, marginTop: 16 }, title);
  const middle = shared.length === 0 ? [] : [drawShared(shared)];
  const columns =
    sides === null
      ? []
      : [
          row({ gap: sizes.gap }, [
            drawCell(sides.a, colours.sideA, words),
            drawCell(sides.b, colours.sideB, words),
          ]),
        ];
  return [heading, ...middle, ...columns];
}

/** A panel over both columns, with the colours of both. */
function drawShared(quotations: readonly Quotation[]): Box {
  return row({ backgroundColor: colours.panel }, [
    stack({ width: edge, backgroundColor: colours.sideA }, []),
    stack(
      { width: tableWidth - 2 * edge, padding: sizes.padding, gap: sizes.gap },
      quotations.map(drawQuotation),
    ),
    stack({ width: edge, backgroundColor: colours.sideB }, []),
  ]);
}

function drawCell(quotations: readonly Quotation[], color: string, words: ComparisonWords): Box {
  const content =
    quotations.length === 0 ? [text({ color: colours.muted }, words.notSaid)] : quotations.map(drawQuotation);
  return row({ width: columnWidth, backgroundColor: colours.panel }, [
    stack({ width: edge, backgroundColor: color }, []),
    stack({ width: columnWidth - edge, padding: sizes.padding, gap: sizes.gap }, content),
  ]);
}

function drawQuotation(quotation: Quotation): Box {
  return text({}, quote(quotation));
}

function drawCitations(citations: readonly Passage[], words: ComparisonWords): Box {
  const style = { fontSize: sizes.small, lineHeight: 1.3, color: colours.muted };
  return stack({ marginTop: 16, gap: 4, ...style }, [
    text({ fontWeight: 600 }, words.citedPassages),
    ...citations.map((passage, index) => text({}, cite(passage, index))),
  ]);
}

function drawNote(note: string): Box {
  return text({ fontSize: sizes.small, lineHeight: 1.3, color: colours.muted }, note);
}

function describeTable(table: ComparisonTable, words: ComparisonWords): string {
  const rows = table.rows.map((tableRow) => describeRow(tableRow, table, words));
  const citations = table.citations.map(cite).join('; ');
  const names = [...table.rows.map(({ title }) => title), words.citedPassages];
  return writeAlt(table.title, [...rows, citations], (firstLeftOut) => {
    const leftOut = [...names.slice(firstLeftOut), ...table.leftOut];
    return leftOut.length === 0 ? null : words.rowsLeftOut(leftOut);
  });
}

function describeRow(
  { title, shared, sides }: TableRow,
  table: ComparisonTable,
  words: ComparisonWords,
): string {
  const say = (quotations: readonly Quotation[]): string =>
    quotations.length === 0 ? words.notSaid : quotations.map(quote).join(' ');
  const middle = shared.length === 0 ? [] : [say(shared)];
  const columns =
    sides === null ? [] : [`${table.nameA}: ${say(sides.a)}`, `${table.nameB}: ${say(sides.b)}`];
  return `${title} – ${[...middle, ...columns].join(' ')}`;
}

/** The number must not be left alone at the start of a line. */
function quote({ text: quoted, number }: Quotation): string {
  return `“${quoted}”\u00a0[${number}]`;
}

function cite({ document, section }: Passage, index: number): string {
  const name = nameSection(document, section);
  const place = name === document.title ? name : `${document.title} › ${name}`;
  return `[${index + 1}] ${place}`;
}
