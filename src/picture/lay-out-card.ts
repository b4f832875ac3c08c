import type { Card, Cell } from './card.ts';

/** A box with text or with other boxes in it, as satori lays them out; lengths in pixels. */
export interface Box {
  readonly type: 'div';
  readonly props: { readonly style: Style; readonly children: string | readonly Box[] };
}

type Style = Readonly<Record<string, string | number>>;

/** Pixels of a card; a phone shows it at a third of its width, so that 30 pixels are read as ten. */
export const size = { width: 1100, maxHeight: 900 } as const;

/**
 * One set of colors for Discord's light and dark themes: a picture cannot know which one it is seen in. Every text
 * has a contrast of at least 7:1 to what is behind it (WCAG 2.2, 1.4.6); the sides also differ in place.
 */
export const colors = {
  ground: '#1a1b1f',
  panel: '#2b2d34',
  text: '#f5f6f8',
  muted: '#c3c8d2',
  sides: ['#8fc1ff', '#ffc27a'],
} as const;

const margin = 28;
const gap = 14;
const tableWidth = size.width - 2 * margin;
const columnWidth = (tableWidth - gap) / 2;

/** A card with all its rows, however tall. */
export function layOutCard({ names, rows, notSaid }: Card): Box {
  const frame = {
    width: size.width,
    padding: margin,
    gap: 8,
    backgroundColor: colors.ground,
    color: colors.text,
    fontSize: 30,
    lineHeight: 1.25,
  };
  return column(frame, [
    box({ gap }, names.map(layOutName)),
    ...rows.flatMap(({ title, cells }) => [
      ...(title === ''
        ? []
        : [text({ fontSize: 26, fontWeight: 600, color: colors.muted, marginTop: 6 }, title)]),
      box(
        { gap },
        cells.map((cell, side) => layOutCell(cell, cells.length === 1 ? null : side, notSaid)),
      ),
    ]),
  ]);
}

function layOutName(name: string, side: number): Box {
  const color = colors.sides[side]!;
  const style = { width: columnWidth, justifyContent: 'flex-end', borderBottom: `6px solid ${color}` };
  return column(style, [text({ fontSize: 40, fontWeight: 600, color }, name)]);
}

/** The edge of a quotation says which side it is on; one on both, with `side` null, is as wide as the card. */
function layOutCell(cell: Cell | null, side: number | null, notSaid: string): Box {
  const style = {
    width: side === null ? tableWidth : columnWidth,
    padding: '8px 16px',
    gap: 4,
    backgroundColor: colors.panel,
    borderLeft: `6px solid ${side === null ? colors.muted : colors.sides[side]}`,
    borderRadius: 6,
  };
  if (cell === null) return column(style, [text({ color: colors.muted }, notSaid)]);
  const source = text({ fontSize: 22, color: colors.muted }, cell.source);
  return column(style, [text({}, `“${cell.quote}”`), source]);
}

function column(style: Style, children: readonly Box[]): Box {
  return box({ flexDirection: 'column', ...style }, children);
}

/** Letters and their marks are put together (NFC), since fonts draw `ế` but not always an `e` under two marks. */
function text(style: Style, content: string): Box {
  const line = content.replace(/[^\S\u00a0]+/gu, ' ').trim();
  return box({ overflowWrap: 'anywhere', ...style }, line.normalize('NFC'));
}

/** A width includes the padding. */
function box(style: Style, children: Box['props']['children']): Box {
  return { type: 'div', props: { style: { display: 'flex', boxSizing: 'border-box', ...style }, children } };
}
