import * as v from 'valibot';

/** What a box may be told of its look: CSS properties as satori knows them, lengths in pixels. */
export type BoxStyle = Readonly<Record<string, string | number>>;

/** A box with text or with other boxes in it: plain data in the shape that satori lays out. */
export interface Box {
  readonly type: 'div';
  readonly props: { readonly style: BoxStyle; readonly children: string | readonly Box[] };
}

/** Boxes below each other. */
export function stack(style: BoxStyle, children: readonly Box[]): Box {
  return make({ display: 'flex', flexDirection: 'column', ...style }, children);
}

/** Boxes beside each other. */
export function row(style: BoxStyle, children: readonly Box[]): Box {
  return make({ display: 'flex', flexDirection: 'row', ...style }, children);
}

/**
 * Text that wraps at words, and inside a word only where that is longer than the line. Letters and their marks are put
 * together (NFC), since fonts draw `ế` but not always an `e` under two marks; a hyphen that must not end a line, which the
 * font lacks, looks like any other.
 */
export function text(style: BoxStyle, content: string): Box {
  const line = content
    .replace(/[^\S\u00a0]+/gu, ' ')
    .trim()
    .normalize('NFC');
  return make({ overflowWrap: 'anywhere', ...style }, line);
}

/** A width includes the padding. */
function make(style: BoxStyle, children: Box['props']['children']): Box {
  return { type: 'div', props: { style: { boxSizing: 'border-box', ...style }, children } };
}

const boxSchema: v.GenericSchema<unknown, Box> = v.object({
  type: v.literal('div'),
  props: v.object({
    style: v.record(v.string(), v.union([v.string(), v.number()])),
    children: v.union([v.string(), v.array(v.lazy(() => boxSchema))]),
  }),
});

/** Reads boxes written as JSON; throws when they are none. */
export function readDrawing(drawing: string): Box {
  return v.parse(boxSchema, JSON.parse(drawing));
}
