import { type Block, fill, type Fonts, layOutText, move, stack } from './block.ts';
import type { Card } from './card.ts';
import { encodePng } from './png.ts';

export interface Drawing {
  readonly png: Uint8Array;
  /** Which rows of the card it has room for. */
  readonly rows: readonly number[];
}

/** Pixels of a card. */
const size = { width: 1200, maxHeight: 900 } as const;

/** As many as a page of the message has. */
const maxRows = 5;

/**
 * One set of colors for Discord's light and dark themes: a picture cannot know which one it is seen in. Every text
 * has a contrast of at least 7:1 to ground and panel (WCAG 2.2, 1.4.6); the sides also differ in place.
 */
export const colors = {
  ground: '#1a1b1f',
  panel: '#2b2d34',
  sides: ['#8fc1ff', '#ffc27a'],
  quote: '#f5f6f8',
  muted: '#c3c8d2',
} as const;

const margin = 16;
const gap = { rows: 6, title: 3, columns: 10, source: 24 } as const;
const edge = 6;
const padding = { x: 12, y: 4 } as const;
const tableWidth = size.width - 2 * margin;
const columnWidth = (tableWidth - gap.columns) / 2;

/**
 * Draws the rows of a card that fit, and says how many others there are; throws when the fonts lack a letter, or no row
 * fits.
 */
export function drawCard(card: Card, fonts: Fonts): Drawing {
  const write = (text: string): readonly Block[] =>
    text === '' ? [] : [layOutText(text, fonts.title, colors.muted, tableWidth)];
  const head = [layOutNames(card.names, fonts), ...write(card.title)];
  const rows = card.rows
    .slice(0, maxRows)
    .map((row) => stack([...write(row.title), layOutCells(row, card.notSaid, fonts)], gap.title));
  const layOut = (shown: readonly number[]): Block => {
    const left = card.rows.length - shown.length;
    const foot = write(left === 0 ? '' : `${card.moreRows}: ${left}`);
    return stack([...head, ...rows.filter((_, index) => shown.includes(index)), ...foot], gap.rows);
  };
  const fits = (shown: readonly number[]): boolean => layOut(shown).height + 2 * margin <= size.maxHeight;
  const shown = [...rows.keys()].reduce<readonly number[]>(
    (fitting, index) => (fits([...fitting, index]) ? [...fitting, index] : fitting),
    [],
  );
  if (shown.length === 0) throw new Error(`No row of the card fits into ${size.maxHeight} pixels`);
  const table = layOut(shown);
  const height = table.height + 2 * margin;
  const marks = [...fill(size.width, height, colors.ground).marks, ...move(table, margin, margin)];
  return { png: encodePng({ height, marks }, size.width), rows: shown };
}

function layOutNames(names: Card['names'], fonts: Fonts): Block {
  const texts = names.map((name, side) => layOutText(name, fonts.name, colors.sides[side]!, columnWidth));
  const height = Math.max(...texts.map((text) => text.height));
  const columns = texts.map((text, side) => [
    ...move(text, 0, height - text.height),
    ...move(fill(columnWidth, edge, colors.sides[side]!), 0, height),
  ]);
  return putBeside(columns, height + edge);
}

function layOutCells({ cells }: Card['rows'][number], notSaid: string, fonts: Fonts): Block {
  // One on both sides is as wide as the card.
  const isWide = cells.length === 1;
  const width = isWide ? tableWidth : columnWidth;
  const inside = width - edge - 2 * padding.x;
  const texts = cells.map((cell) => {
    if (cell === null) return layOutText(notSaid, fonts.quote, colors.muted, inside);
    const quote = layOutText(`“${cell.quote}”`, fonts.quote, colors.quote, inside);
    const source = layOutText(cell.source, fonts.source, colors.muted, inside);
    const left = inside - source.end;
    const isBehind = quote.end + gap.source <= left && source.height < 2 * fonts.source.size;
    // The source stands behind the quotation, where its last line leaves room.
    if (!isBehind) return stack([quote, source], 0);
    return { ...quote, marks: [...quote.marks, ...move(source, left, quote.height - source.height)] };
  });
  const height = Math.max(...texts.map((text) => text.height)) + 2 * padding.y;
  const columns = texts.map((text, side) => [
    ...fill(width, height, colors.panel).marks,
    // Says which side a quotation is on.
    ...fill(edge, height, isWide ? colors.muted : colors.sides[side]!).marks,
    ...move(text, edge + padding.x, padding.y),
  ]);
  return putBeside(columns, height);
}

function putBeside(columns: readonly Block['marks'][], height: number): Block {
  const moved = columns.flatMap((marks, side) =>
    move({ height, marks }, side * (columnWidth + gap.columns), 0),
  );
  return { height, marks: moved };
}
