import { initWasm, Resvg } from '@resvg/resvg-wasm';
import satori, { init } from 'satori/standalone';
import type { Assets } from './assets.ts';
import type { Box } from './box.ts';
import { PictureError } from './errors.ts';
import { encodePalettePng } from './palette-png.ts';
import { colours, sizes } from './theme.ts';

/** Draws boxes; kept in one place because both libraries may be started only once in a process. */
export interface Renderer {
  /**
   * Lays boxes out as SVG, text as outlines.
   *
   * @throws PictureError (`missing-glyphs`) when no font has a letter.
   */
  layOut(box: Box): Promise<string>;
  /**
   * SVG → PNG.
   *
   * @throws PictureError (`too-tall`).
   */
  rasterise(svg: string): Uint8Array<ArrayBuffer>;
}

/** Starts the libraries that draw: call it once in a process. */
export async function startRenderer(assets: Assets): Promise<Renderer> {
  await init(assets.layout);
  await initWasm(assets.renderer);
  // The same list every time: satori remembers the fonts it has read by it.
  const fonts = assets.fonts.map(({ name, weight, content }) => ({ name, weight, data: content }));
  return {
    async layOut(box) {
      const missing: string[] = [];
      const svg = await satori(box, {
        width: sizes.width,
        fonts,
        loadAdditionalAsset: async (_, letters) => {
          missing.push(letters);
          return Promise.resolve([]);
        },
      });
      if (missing.length === 0) return svg;
      throw new PictureError('missing-glyphs', `The fonts do not have ${JSON.stringify(missing.join(' '))}`);
    },
    rasterise,
  };
}

function rasterise(svg: string): Uint8Array<ArrayBuffer> {
  const resvg = new Resvg(svg, { font: { loadSystemFonts: false }, background: colours.ground });
  try {
    if (resvg.height > sizes.maxHeight) {
      throw new PictureError('too-tall', `${resvg.height} pixels tall, expected at most ${sizes.maxHeight}`);
    }
    const image = resvg.render();
    const { pixels: rgba, width, height } = image;
    image.free();
    return encodePalettePng({ rgba, width, height });
  } finally {
    resvg.free();
  }
}
