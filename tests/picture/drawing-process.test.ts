import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize } from 'node:v8';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { catalogue } from '../../src/message/words.ts';
import { type Card, writeCard } from '../../src/picture/card.ts';
import { colors, drawCard } from '../../src/picture/draw-card.ts';
import { type DrawingOptions, DrawingProcess } from '../../src/picture/drawing-process.ts';
import { readPngSize } from './png-size.ts';

const fontsFile = path.resolve('dist/fonts/noto-sans.bin');
const fonts = deserialize(readFileSync(fontsFile));

function open(options: Partial<DrawingOptions> = {}): DrawingProcess {
  const limits = { deadlineMs: 60_000, maxWaiting: 4 };
  const workerFile = path.resolve('dist/picture-worker.js');
  const drawer = new DrawingProcess({ ...limits, workerFile, fontsFile, ...options });
  onTestFinished(() => drawer.close());
  return drawer;
}

const say = (sentence: string, name = 'Xen'): Card => ({
  names: [name, 'KVM'],
  rows: [{ title: 'Speed', cells: [{ quote: sentence, source: 'Xen › How fast' }, null] }],
  notSaid: 'The articles do not say.',
  title: '',
  moreRows: 'More rows',
});

function drawSentences(...sentences: readonly string[]): readonly [readonly number[], number] {
  const rows = sentences.flatMap((sentence) => say(sentence).rows);
  const drawing = drawCard({ ...say(''), rows }, fonts);
  return [drawing.rows, readPngSize(drawing.png)[1]];
}

const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vietnamese = ['đ', ...vowels.flatMap((vowel) => tones.map((tone) => vowel + tone))].join(' ');

describe('the picture of a comparison', () => {
  test.each([
    ['KVM', 'OpenVZ', 'en'],
    ['Docker', 'LXC', 'vi'],
    ['Xen', 'KVM', 'en'],
  ] as const)('of %s and %s fits on a phone, and takes at most 150 KB', async (a, b, locale) => {
    const engine = await createEngine(await loadCorpus('corpus'));
    const card = writeCard(await engine.compare(a, b, null), catalogue[locale]);
    const { png, rows } = drawCard(card, fonts);
    const [width, height] = readPngSize(png);
    expect(rows).toEqual([0, 1, 2, 3, 4]);
    expect(width).toBe(1200);
    expect(height).toBeLessThanOrEqual(900);
    expect(png.length).toBeLessThanOrEqual(150_000);
  });

  test('leaves out rows that there is no room for, or beyond the fifth, and says how many', () => {
    const [whole, height] = drawSentences('Fast.', 'Fast.');
    expect(whole).toEqual([0, 1]);
    // "More rows: 1" takes a line.
    expect(drawSentences('Fast.', 'word '.repeat(240), 'Fast.')).toEqual([[0, 2], height + 30]);
    expect(drawSentences(...Array.from({ length: 9 }, () => 'Fast.'))[0]).toEqual([0, 1, 2, 3, 4]);
  });

  test('has every Vietnamese letter, whichever way it is written, in both weights', () => {
    const [decomposed, composed] = [vietnamese.normalize('NFD'), vietnamese.normalize('NFC')];
    const { png } = drawCard(say(decomposed, decomposed.toUpperCase()), fonts);
    expect(png).toEqual(drawCard(say(composed, composed.toUpperCase()), fonts).png);
  });

  test.each([
    ...[...colors.sides, colors.muted].map((color) => [color, colors.ground] as const),
    ...[colors.quote, colors.muted].map((color) => [color, colors.panel] as const),
  ])('is readable in either theme: %s on %s has a contrast of 7:1', (color, behind) => {
    expect((luminance(color) + 0.05) / (luminance(behind) + 0.05)).toBeGreaterThanOrEqual(7);
  });
});

describe('there is no picture', () => {
  test.each([
    ['of letters that the fonts lack', {}, say('仮想化'), /fonts do not have "仮想化"/u],
    ['of rows that are too tall', {}, say('word '.repeat(600)), /No row of the card fits/u],
    ['when too many wait', { maxWaiting: 0 }, say('Fast.'), /waiting/u],
    ['without its files', { fontsFile: '/nowhere' }, say('Fast.'), /ENOENT/u],
    ['without its program', { workerFile: '/nowhere/worker.js' }, say('Fast.'), /Cannot find module/u],
  ])('%s', async (_, options, card, reason) => {
    await expect(open(options).draw(card)).rejects.toThrow(reason);
  });
});

describe('the process that draws', () => {
  const standIn = { workerFile: path.resolve(import.meta.dirname, 'frozen-worker.mjs') };

  test.each([
    ['frozen', 'freeze', /not answered in 2000 ms/u],
    ['broken', 'end', /has ended/u],
  ])('is ended when it is %s, and what waits is drawn by another', async (_, name, reason) => {
    const drawer = open({ ...standIn, deadlineMs: 2_000 });
    const lost = drawer.draw(say('', name));
    const waiting = drawer.draw(say(''));
    await expect(lost).rejects.toThrow(reason);
    expect(await waiting).toMatchObject({ rows: [0] });
  });

  test('draws until it is closed', async () => {
    const drawer = open();
    const { png } = await drawer.draw(say('Fast.'));
    expect(Buffer.from(png)).toEqual(drawCard(say('Fast.'), fonts).png);
    const lost = drawer.draw(say('Fast.'));
    drawer.close();
    await expect(lost).rejects.toThrow(/has ended/u);
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
