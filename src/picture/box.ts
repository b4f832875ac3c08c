/** What a box may be told of its look: CSS properties as satori knows them, lengths in pixels. */
export type BoxStyle = Readonly<Record<string, string | number>>;

/** A box with text or with other boxes in it: plain data in the shape that satori lays out. */
export interface Box {
  readonly type: 'div';
  readonly props: { readonly style: BoxStyle; readonly children: string | readonly Box[] };
}

/** Boxes below each other. */
export function stack(style: BoxStyle, children: readonly Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', flexDirection: 'column', ...style }, children } };
}

/** Boxes beside each other. */
export function row(style: BoxStyle, children: readonly Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', flexDirection: 'row', ...style }, children } };
}

/**
 * Text that wraps at words, and inside a word only where that is longer than the line. Letters and their marks are put
 * together (NFC), since fonts draw `ế` but not always an `e` under two marks.
 */
export function text(style: BoxStyle, content: string): Box {
  const line = content.replace(/\s+/gu, ' ').trim().normalize('NFC');
  return { type: 'div', props: { style: { overflowWrap: 'anywhere', ...style }, children: line } };
}
