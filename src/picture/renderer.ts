import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import satori, { init } from 'satori/standalone';
import { fonts } from './assets.ts';
import type { Card } from './card.ts';
import { colors, layOutCard, size } from './lay-out-card.ts';

export interface Drawing {
  readonly png: Uint8Array;
  /** Which rows of the card it has room for. */
  readonly rows: readonly number[];
}

export type Outcome = Drawing | { readonly problem: string };

/**
 * Starts the libraries that draw, which may be started only once in a process, with the files that `writeAssets` wrote.
 * What it returns draws the rows of a card that fit; rejects when the fonts lack a letter, or no row fits.
 */
export async function startRenderer(assetsFolder: string): Promise<(card: Card) => Promise<Drawing>> {
  const read = async (file: string): Promise<Buffer> => readFile(path.join(assetsFolder, file));
  await init(await read('layout.wasm'));
  await initWasm(await read('resvg.wasm'));
  const letters = fonts.map(async ({ file, ...font }) => ({ ...font, data: await read(file) }));
  const options = { width: size.width, fonts: await Promise.all(letters) };
  const layOut = async (card: Card): Promise<string> =>
    satori(layOutCard(card), {
      ...options,
      loadAdditionalAsset: async (_, missing) =>
        Promise.reject(new Error(`The fonts do not have ${JSON.stringify(missing)}`)),
    });
  return async (card) => {
    let drawn = { svg: '', rows: Array.of<number>() };
    for (const index of card.rows.keys()) {
      const rows = [...drawn.rows, index];
      const svg = await layOut({ ...card, rows: rows.map((each) => card.rows[each]!) });
      if (Number(/ height="(\d+)/.exec(svg)?.[1]) <= size.maxHeight) drawn = { svg, rows };
    }
    if (drawn.rows.length === 0) throw new Error(`No row of the card fits into ${size.maxHeight} pixels`);
    const resvg = new Resvg(drawn.svg, { font: { loadSystemFonts: false }, background: colors.ground });
    const image = resvg.render();
    const png = image.asPng();
    // Garbage collection does not see how much memory they hold.
    image.free();
    resvg.free();
    return { png, rows: drawn.rows };
  };
}
