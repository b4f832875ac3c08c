import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { serialize } from 'node:v8';
import type * as CanvasLibrary from '@napi-rs/canvas';
import ranges from '@fontsource/noto-sans/unicode.json' with { type: 'json' };
import type { Font, Fonts, Letter } from './block.ts';

type Canvas = typeof CanvasLibrary;

const require = createRequire(import.meta.url);
const source = path.dirname(require.resolve('@fontsource/noto-sans/package.json'));
/** Some of the letters each, in the order in which they are asked for one. */
const subsets = ['latin', 'vietnamese', 'latin-ext', 'greek', 'cyrillic'] as const;
const characters = new Set(subsets.flatMap((subset) => ranges[subset].split(',').flatMap(listRange)));

/** The characters of a range like `U+0370-0377` or `U+038C`. */
function listRange(range: string): readonly string[] {
  const [first = '', last = first] = range.slice('U+'.length).split('-');
  const start = Number.parseInt(first, 16);
  const length = Number.parseInt(last, 16) - start + 1;
  return Array.from({ length }, (_, index) => String.fromCodePoint(start + index));
}

/** Draws all characters but those that neither Noto Sans nor another font of this machine has. */
function drawFont({ createCanvas, GlobalFonts }: Canvas, size: number, weight: 400 | 600): Font {
  const families = subsets.map((subset) => {
    const family = `${subset}-${weight}`;
    GlobalFonts.registerFromPath(path.join(source, 'files', `noto-sans-${family}-normal.woff`), family);
    return `"${family}"`;
  });
  const context = createCanvas(size * 5, size * 5).getContext('2d');
  // Light letters on a dark ground look thin; Skia draws them bolder the lighter they are.
  context.fillStyle = 'gray';
  context.font = `${size}px ${families.join()}`;
  const draw = (character: string): Letter => {
    const box = context.measureText(character);
    const left = Math.floor(-box.actualBoundingBoxLeft);
    const top = Math.floor(-box.actualBoundingBoxAscent);
    const width = Math.max(1, Math.ceil(box.actualBoundingBoxRight) - left);
    const height = Math.max(1, Math.ceil(box.actualBoundingBoxDescent) - top);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.fillText(character, -left, -top);
    const { data } = context.getImageData(0, 0, width, height);
    const alpha = Uint8Array.from(data.filter((_, index) => index % 4 === 3));
    return { advance: box.width, left, top, width, darkness: alpha.map((value) => Math.round(value / 17)) };
  };
  const lacking = draw('\u{10ffff}');
  const drawn = Array.from(characters, (character) => [character, draw(character)] as const);
  return { size, letters: new Map(drawn.filter(([, letter]) => !isDeepStrictEqual(letter, lacking))) };
}

function writeFonts(canvas: Canvas, folder: string): void {
  // A phone shows a card at a third of its width, so that 24 pixels are read as eight.
  const fonts: Fonts = {
    name: drawFont(canvas, 32, 600),
    title: drawFont(canvas, 20, 600),
    quote: drawFont(canvas, 24, 400),
    source: drawFont(canvas, 20, 400),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'noto-sans.bin'), serialize(fonts));
  copyFileSync(path.join(source, 'LICENSE'), path.join(folder, 'LICENSE-noto-sans.txt'));
}

// Not every system has this library; the bot does without pictures there.
const canvas = await import('@napi-rs/canvas').catch(() => null);
if (canvas === null)
  process.stderr.write('Comparisons will have no pictures: @napi-rs/canvas does not run on this system\n');
else writeFonts(canvas, 'dist/fonts');
