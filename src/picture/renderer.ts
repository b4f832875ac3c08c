import { initWasm, Resvg } from '@resvg/resvg-wasm';
import satori, { init } from 'satori/standalone';
import type { Assets } from './assets.ts';
import type { Card } from './card.ts';
import { colors, layOutCard, size } from './lay-out-card.ts';

/** A finished picture. */
export interface Drawing {
  /** A PNG file. */
  readonly png: Uint8Array;
  /** Which rows of the card it has room for. */
  readonly rows: readonly number[];
}

/** Draws a card, the rows of it that fit; rejects when the fonts lack a letter, or no row fits. */
type Renderer = (card: Card) => Promise<Drawing>;

/** Starts the libraries that draw: both may be started only once in a process. */
export async function startRenderer({ layout, renderer, fonts }: Assets): Promise<Renderer> {
  await init(layout);
  await initWasm(renderer);
  const layOut = async (card: Card): Promise<string> =>
    satori(layOutCard(card), {
      width: size.width,
      fonts: [...fonts],
      loadAdditionalAsset: async (_, letters) =>
        Promise.reject(new Error(`The fonts do not have ${JSON.stringify(letters)}`)),
    });
  return async (card) => {
    let drawn = { svg: '', rows: Array.of<number>() };
    for (const index of card.rows.keys()) {
      const rows = [...drawn.rows, index];
      const svg = await layOut({ ...card, rows: rows.map((each) => card.rows[each]!) });
      if (Number(/ height="(\d+)/.exec(svg)?.[1]) <= size.maxHeight) drawn = { svg, rows };
    }
    if (drawn.rows.length === 0) throw new Error(`No row of the card fits into ${size.maxHeight} pixels`);
    return { png: rasterize(drawn.svg), rows: drawn.rows };
  };
}

function rasterize(svg: string): Uint8Array {
  const resvg = new Resvg(svg, { font: { loadSystemFonts: false }, background: colors.ground });
  try {
    const image = resvg.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    resvg.free();
  }
}
