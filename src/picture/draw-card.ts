import { type Block, fill, layOutText, move, stack } from './block.ts';
import type { Card } from './card.ts';
import type { Fonts } from './fonts.ts';
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
 * has a contrast of at least 7:1 to what is behind it (WCAG 2.2, 1.4.6); the sides also differ in place.
 */
const [ground, panel, muted] = ['#1a1b1f', '#2b2d34', '#c3c8d2'];
export const inks = {
  panel: { color: panel, behind: ground },
  first: { color: '#8fc1ff', behind: ground },
  second: { color: '#ffc27a', behind: ground },
  title: { color: muted, behind: ground },
  quote: { color: '#f5f6f8', behind: panel },
  source: { color: muted, behind: panel },
} as const;

const margin = 28;
const gap = { rows: 10, columns: 14 } as const;
const edge = 6;
const padding = { x: 16, y: 8 } as const;
const tableWidth = size.width - 2 * margin;
const columnWidth = (tableWidth - gap.columns) / 2;
const sides = [inks.first, inks.second] as const;

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
  const picture = { height: table.height + 2 * margin, marks: move(table, margin, margin) };
  return { png: encodePng(picture, size.width, Object.values(inks)), rows: shown };
}

function layOutNames(names: Card['names'], fonts: Fonts): Block {
  const texts = names.map((name, side) => layOutText(name, fonts.name, sides[side]!, columnWidth));
  const height = Math.max(...texts.map((text) => text.height));
  const columns = texts.map((text, side) => [
    ...move(text, 0, height - text.height),
    ...move(fill(columnWidth, edge, sides[side]!), 0, height),
  ]);
  return putBeside(columns, height + edge);
}

function layOutRow({ title, cells }: Card['rows'][number], notSaid: string, fonts: Fonts): Block {
  // One on both sides is as wide as the card.
  const isShared = cells.length === 1;
  const width = isShared ? tableWidth : columnWidth;
  const inside = width - edge - 2 * padding.x;
  const texts = cells.map((cell) => {
    if (cell === null) return layOutText(notSaid, fonts.quote, inks.source, inside);
    const quote = layOutText(`“${cell.quote}”`, fonts.quote, inks.quote, inside);
    return stack([quote, layOutText(cell.source, fonts.source, inks.source, inside)], 4);
  });
  const height = Math.max(...texts.map((text) => text.height)) + 2 * padding.y;
  const columns = texts.map((text, side) => [
    ...fill(width, height, inks.panel).marks,
    // Says which side a quotation is on.
    ...fill(edge, height, isShared ? inks.title : sides[side]!).marks,
    ...move(text, edge + padding.x, padding.y),
  ]);
  const heading = title === '' ? [] : [layOutText(title, fonts.title, inks.title, tableWidth)];
  return stack([...heading, putBeside(columns, height)], gap.rows);
}

function putBeside(columns: readonly Block['marks'][], height: number): Block {
  const moved = columns.flatMap((marks, side) =>
    move({ height, marks }, side * (columnWidth + gap.columns), 0),
  );
  return { height, marks: moved };
}
