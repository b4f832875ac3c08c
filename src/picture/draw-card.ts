import { type Block, fill, type Fonts, layOutText, move, stack } from './block.ts';
import type { Card } from './card.ts';
import { encodePng } from './png.ts';

export interface Drawing {
  readonly png: Uint8Array;
  /** Which rows of the card it has room for. */
  readonly rows: readonly number[];
}

/** Pixels of a card. */
const size = { width: 1100, maxHeight: 900 } as const;

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

const margin = 28;
const gap = { rows: 10, columns: 14 } as const;
const edge = 6;
const padding = { x: 16, y: 8 } as const;
const tableWidth = size.width - 2 * margin;
const columnWidth = (tableWidth - gap.columns) / 2;

/** Draws the rows of a card that fit; throws when the fonts lack a letter, or no row fits. */
export function drawCard({ names, rows, notSaid }: Card, fonts: Fonts): Drawing {
  let table = layOutNames(names, fonts);
  const shown = rows.flatMap((row, index) => {
    const longer = stack([table, layOutRow(row, notSaid, fonts)], gap.rows);
    if (longer.height + 2 * margin > size.maxHeight) return [];
    table = longer;
    return [index];
  });
  if (shown.length === 0) throw new Error(`No row of the card fits into ${size.maxHeight} pixels`);
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

function layOutRow({ title, cells }: Card['rows'][number], notSaid: string, fonts: Fonts): Block {
  // One on both sides is as wide as the card.
  const isShared = cells.length === 1;
  const width = isShared ? tableWidth : columnWidth;
  const inside = width - edge - 2 * padding.x;
  const texts = cells.map((cell) => {
    if (cell === null) return layOutText(notSaid, fonts.quote, colors.muted, inside);
    const quote = layOutText(`“${cell.quote}”`, fonts.quote, colors.quote, inside);
    return stack([quote, layOutText(cell.source, fonts.source, colors.muted, inside)], 4);
  });
  const height = Math.max(...texts.map((text) => text.height)) + 2 * padding.y;
  const columns = texts.map((text, side) => [
    ...fill(width, height, colors.panel).marks,
    // Says which side a quotation is on.
    ...fill(edge, height, isShared ? colors.muted : colors.sides[side]!).marks,
    ...move(text, edge + padding.x, padding.y),
  ]);
  const heading = title === '' ? [] : [layOutText(title, fonts.title, colors.muted, tableWidth)];
  return stack([...heading, putBeside(columns, height)], gap.rows);
}

function putBeside(columns: readonly Block['marks'][], height: number): Block {
  const moved = columns.flatMap((marks, side) =>
    move({ height, marks }, side * (columnWidth + gap.columns), 0),
  );
  return { height, marks: moved };
}
