import { Canvas, type Ink } from './canvas.ts';
import type { Card, Row } from './card.ts';
import type { Glyphs } from './glyphs.ts';
import { type Block, layOutText, stack } from './text-block.ts';

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
const colors = { ground: '#1a1b1f', panel: '#2b2d34', text: '#f5f6f8', muted: '#c3c8d2' } as const;
export const inks = {
  first: { color: '#8fc1ff', behind: colors.ground },
  second: { color: '#ffc27a', behind: colors.ground },
  title: { color: colors.muted, behind: colors.ground },
  quote: { color: colors.text, behind: colors.panel },
  source: { color: colors.muted, behind: colors.panel },
} as const;

const margin = 28;
const gap = { rows: 10, columns: 14 } as const;
const edge = 6;
const padding = { x: 16, y: 8 } as const;
const tableWidth = size.width - 2 * margin;
const columnWidth = (tableWidth - gap.columns) / 2;
const columns = [
  { ink: inks.first, left: 0 },
  { ink: inks.second, left: columnWidth + gap.columns },
] as const;

/** Draws the rows of a card that fit; throws when the fonts lack a letter, or no row fits. */
export function drawCard(card: Card, glyphs: Glyphs): Drawing {
  let table = layOutNames(card.names, glyphs);
  const rows: number[] = [];
  for (const [index, row] of card.rows.entries()) {
    const longer = stack([table, layOutRow(row, card.notSaid, glyphs)], gap.rows);
    if (longer.height + 2 * margin > size.maxHeight) continue;
    table = longer;
    rows.push(index);
  }
  if (rows.length === 0) throw new Error(`No row of the card fits into ${size.maxHeight} pixels`);
  const canvas = new Canvas(size.width, table.height + 2 * margin, Object.values(inks));
  table.draw(canvas, margin, margin);
  return { png: canvas.toPng(), rows };
}

function layOutNames(names: Card['names'], glyphs: Glyphs): Block {
  const blocks = columns.map(({ ink }, side) =>
    layOutText(names[side]!, { style: 'name', ink, width: columnWidth }, glyphs),
  );
  const tallest = Math.max(...blocks.map(({ height }) => height));
  const draw: Block['draw'] = (canvas, left, top) => {
    for (const [side, column] of columns.entries()) {
      const block = blocks[side]!;
      block.draw(canvas, left + column.left, top + tallest - block.height);
      const line = { left: left + column.left, top: top + tallest, width: columnWidth, height: edge };
      canvas.paint(line, column.ink, 'color');
    }
  };
  return { height: tallest + edge, draw };
}

function layOutRow({ title, cells }: Row, notSaid: string, glyphs: Glyphs): Block {
  // One on both sides is as wide as the card.
  const isShared = cells.length === 1;
  const width = isShared ? tableWidth : columnWidth;
  const layOut = (style: 'quote' | 'source', content: string, ink: Ink = inks[style]): Block =>
    layOutText(content, { style, ink, width: width - edge - 2 * padding.x }, glyphs);
  const blocks = cells.map((cell) =>
    cell === null
      ? layOut('quote', notSaid, inks.source)
      : stack([layOut('quote', `“${cell.quote}”`), layOut('source', cell.source)], 4),
  );
  const height = Math.max(...blocks.map((block) => block.height)) + 2 * padding.y;
  const draw: Block['draw'] = (canvas, left, top) => {
    for (const [side, block] of blocks.entries()) {
      const start = left + columns[side]!.left;
      canvas.paint({ left: start, top, width, height }, inks.quote, 'behind');
      // The edge of a quotation says which side it is on.
      canvas.paint(
        { left: start, top, width: edge, height },
        isShared ? inks.title : columns[side]!.ink,
        'color',
      );
      block.draw(canvas, start + edge + padding.x, top + padding.y);
    }
  };
  const heading =
    title === '' ? [] : [layOutText(title, { style: 'title', ink: inks.title, width: tableWidth }, glyphs)];
  return stack([...heading, { height, draw }], gap.rows);
}
