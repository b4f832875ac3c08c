import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/answer/comparison.ts';
import { createEngine } from '../../src/answer/create-engine.ts';
import { emptyLexicon, type Lexicon } from '../../src/corpus/lexicon.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { readAssets } from '../../src/picture/assets.ts';
import { readDrawing, stack, text } from '../../src/picture/box.ts';
import type { Sketch } from '../../src/picture/picture.ts';
import { type Renderer, startRenderer } from '../../src/picture/renderer.ts';
import { sketchComparison } from '../../src/picture/sketch-comparison.ts';
import { sketchMap } from '../../src/picture/sketch-map.ts';
import { colours, sizes } from '../../src/picture/theme.ts';
import { makeComparison, makeSide, makeSnippet } from '../message/builders.ts';
import { makeAssetsFolder } from './assets-folder.ts';
import { type Outline, readRectangles, readTexts } from './outlines.ts';
import { readPng } from './read-png.ts';
import { catalogue } from '../../src/message/words.ts';

let folder: string;
let renderer: Renderer;
let lexicon: Lexicon = emptyLexicon;
let compare: (a: string, b: string) => Promise<Comparison>;

beforeAll(async () => {
  folder = await makeAssetsFolder();
  renderer = await startRenderer(await readAssets(folder));
  const engine = createEngine(await loadCorpus('corpus'));
  ({ lexicon } = engine.corpus);
  compare = async (a, b) => engine.compare(a, b, null);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const longWord = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3);
const longQuote = makeSnippet(`A ${longWord} at https://example.org/${'path/'.repeat(30)} runs.`, 'speed', {
  headings: [longWord],
});
const longWords = makeComparison({
  a: makeSide({ subject: longWord, snippets: [longQuote] }),
  b: makeSide({
    subject: 'KVM',
    snippets: [makeSnippet(longWord, 'speed'), makeSnippet(longWord, longWord)],
  }),
  both: [makeSnippet(`${longWord}${longWord}`, null)],
});

const pictures: readonly [string, () => Sketch | Promise<Sketch>][] = [
  ['a comparison of the corpus', async () => sketchComparison(await compare('KVM', 'OpenVZ'), catalogue.en)],
  ['a comparison in Vietnamese', async () => sketchComparison(await compare('Docker', 'LXC'), catalogue.vi)],
  ['a comparison of endless words', () => sketchComparison(longWords, catalogue.en)],
  ['the map of the corpus', () => sketchMap(lexicon, catalogue.en)],
  [
    'a map of endless names',
    () =>
      sketchMap(
        {
          subjects: [null, longWord, `${longWord}1`].map((parent, index) => ({
            name: `${longWord}${index === 0 ? '' : index}`,
            kind: longWord,
            parent,
            aliases: [],
          })),
        },
        catalogue.vi,
      ),
  ],
];

async function layOut({ drawing }: Sketch): Promise<string> {
  return renderer.layOut(readDrawing(drawing));
}

async function drawWord(word: string): Promise<string> {
  return renderer.layOut(text({ fontSize: 33 }, word));
}

function isInside(inner: Outline, outer: Outline): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** Everything inside the picture's margin, and what starts in a panel inside that panel. */
function listOverflowing(svg: string): readonly Outline[] {
  const [, height] = /<svg width="1080" height="(\d+)"/u.exec(svg) ?? [];
  const margin = { left: sizes.margin, right: sizes.width - sizes.margin, top: 0, bottom: Number(height) };
  const panels = readRectangles(svg.replaceAll(/<mask[\s\S]*?<\/mask>/gu, '')).filter(
    ({ left, right, top, bottom }) => right - left > 100 && right - left < sizes.width && bottom - top > 20,
  );
  return readTexts(svg).filter((outline) => {
    const start = { ...outline, right: outline.left, bottom: outline.top };
    return [margin, ...panels.filter((panel) => isInside(start, panel))].some(
      (frame) => !isInside(outline, frame),
    );
  });
}

describe.each(pictures)('%s', (_, sketch) => {
  test('keeps all text inside its panel and the picture', async () => {
    const svg = await layOut(await sketch());
    expect(readTexts(svg).length).toBeGreaterThan(3);
    expect(listOverflowing(svg)).toEqual([]);
  });

  test('is a PNG as wide as a phone needs it, of at most 300 KB', async () => {
    const png = renderer.rasterise(await layOut(await sketch()));
    const { width, height, colours: drawn } = readPng(png);
    expect(width).toBe(1080);
    expect(height).toBeGreaterThan(200);
    expect(height).toBeLessThanOrEqual(4000);
    expect(png.length).toBeLessThanOrEqual(300_000);
    const seen = new Set(drawn);
    expect(seen).toContain(Number.parseInt(colours.ground.slice(1), 16));
    expect(seen).toContain(Number.parseInt(colours.text.slice(1), 16));
  });
});

describe('the fonts', () => {
  const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const letters = ['đ', ...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')))];

  test.each([400, 600])('have every Vietnamese letter in weight %i', async (fontWeight) => {
    const alphabet = [...letters, ...letters.map((letter) => letter.toUpperCase())].join(' ');
    const svg = await renderer.layOut(stack({ width: 1080 }, [text({ fontWeight, fontSize: 33 }, alphabet)]));
    expect(readTexts(svg)).not.toEqual([]);
  });

  test('draw letters that are written as a letter and its marks', async () => {
    expect(await drawWord('thuế'.normalize('NFD'))).toBe(await drawWord('thuế'));
    expect(await drawWord('thuế')).not.toBe(await drawWord('thue'));
  });

  test('are not used for a language that they lack', async () => {
    await expect(renderer.layOut(text({}, 'KVM 仮想化'))).rejects.toMatchObject({
      name: 'PictureError',
      reason: 'missing-glyphs',
    });
  });
});

test('a picture that nobody would scroll through is not drawn', async () => {
  const svg = await renderer.layOut(stack({ height: 5000 }, [text({}, 'Xen')]));
  expect(() => renderer.rasterise(svg)).toThrow(expect.objectContaining({ reason: 'too-tall' }));
});

test.each([
  ['text', colours.text],
  ['muted', colours.muted],
  ['sideA', colours.sideA],
  ['sideB', colours.sideB],
])('%s has a contrast of at least 7:1 to the panels and the ground', (_, colour) => {
  for (const background of [colours.ground, colours.panel]) {
    expect((luminance(colour) + 0.05) / (luminance(background) + 0.05)).toBeGreaterThanOrEqual(7);
  }
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
