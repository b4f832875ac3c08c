import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { serialize } from 'node:v8';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { type Glyph, type Glyphs, type Style, styles } from './glyphs.ts';

/** Some of a font's letters each, in the order in which they are asked for one. */
const subsets = ['latin', 'vietnamese', 'latin-ext', 'greek', 'cyrillic'];
const fonts = path.dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json'));

/** Draws all characters but those that neither these fonts nor others of this machine have. */
function drawGlyphs({ size, weight }: (typeof styles)[Style]): ReadonlyMap<string, Glyph> {
  const families = subsets.map((subset) => {
    const family = `${subset}-${weight}`;
    GlobalFonts.registerFromPath(path.join(fonts, 'files', `noto-sans-${family}-normal.woff`), family);
    return `"${family}"`;
  });
  const context = createCanvas(size * 5, size * 5).getContext('2d');
  context.font = `${size}px ${families.join()}`;
  const draw = (character: string): Glyph => {
    const box = context.measureText(character);
    const left = Math.floor(-box.actualBoundingBoxLeft);
    const top = Math.floor(-box.actualBoundingBoxAscent);
    const width = Math.max(1, Math.ceil(box.actualBoundingBoxRight) - left);
    const height = Math.max(1, Math.ceil(box.actualBoundingBoxDescent) - top);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.fillText(character, -left, -top);
    const { data } = context.getImageData(0, 0, width, height);
    const alphas = data.filter((_, index) => index % 4 === 3);
    return {
      advance: box.width,
      left,
      top,
      width,
      darkness: Uint8Array.from(alphas, (a) => Math.round(a / 17)),
    };
  };
  const lacking = draw('\u{10ffff}');
  const drawn = characters.map((character) => [character, draw(character)] as const);
  return new Map(drawn.filter(([, glyph]) => !isDeepStrictEqual(glyph, lacking)));
}

/** The characters that the subsets may have. */
function listCharacters(): ReadonlySet<string> {
  const ranges: Record<string, string> = JSON.parse(readFileSync(path.join(fonts, 'unicode.json'), 'utf8'));
  const characters = subsets.flatMap((subset) =>
    Array.from((ranges[subset] ?? '').matchAll(/U\+(\w+)-?(\w*)/gu)).flatMap(([, from = '', to = '']) => {
      const [first, last] = [from, to || from].map((code) => Number.parseInt(code, 16));
      return Array.from({ length: last! - first! + 1 }, (_, index) => String.fromCodePoint(first! + index));
    }),
  );
  return new Set(characters);
}

const characters = Array.from(listCharacters());
const glyphs: Glyphs = {
  name: drawGlyphs(styles.name),
  title: drawGlyphs(styles.title),
  quote: drawGlyphs(styles.quote),
  source: drawGlyphs(styles.source),
};
const folder = process.argv[2] ?? 'dist/glyphs';
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'noto-sans.bin'), serialize(glyphs));
copyFileSync(path.join(fonts, 'LICENSE'), path.join(folder, 'LICENSE-noto-sans.txt'));
