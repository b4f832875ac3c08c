import path from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { catalogue } from '../../src/message/words.ts';
import { writeAssets } from '../../src/picture/assets.ts';
import { type Card, chooseCard } from '../../src/picture/card.ts';
import { type DrawingOptions, DrawingProcess } from '../../src/picture/drawing-process.ts';
import { colors } from '../../src/picture/lay-out-card.ts';
import { readPngSize } from './png-size.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

let folder: string;
let workerFile: string;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  await writeAssets(folder);
  workerFile = path.join(folder, 'worker.mjs');
  const require = "import{createRequire as __createRequire}from'node:module';";
  await build({
    entryPoints: ['src/picture/worker.ts'],
    outfile: workerFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: `${require}const require=__createRequire(import.meta.url);` },
  });
});

function open(options: Partial<DrawingOptions> = {}): DrawingProcess {
  const limits = { deadlineMs: 60_000, idleMs: 60_000, maxWaiting: 4 };
  const drawer = new DrawingProcess({ ...limits, workerFile, assetsFolder: folder, ...options });
  onTestFinished(() => drawer.close());
  return drawer;
}

const say = (sentence: string, name = 'Xen'): Card => ({
  names: [name, 'KVM'],
  rows: [{ title: 'Speed', cells: [{ quote: sentence, source: 'Xen › How fast' }, null] }],
  notSaid: 'The articles do not say.',
});
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
    const card = chooseCard(await engine.compare(a, b, null), catalogue[locale]);
    const { png, rows } = await open().draw(card);
    const [width, height] = readPngSize(png);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(width).toBe(1100);
    expect(height).toBeLessThanOrEqual(900);
    expect(png.length).toBeLessThanOrEqual(150_000);
  });

  test('leaves out rows that there is no room for', async () => {
    const [short, long] = ['Fast.', 'word '.repeat(120)].map((sentence) => say(sentence).rows);
    expect(
      (await open().draw({ ...say(''), rows: [short, long, short].flatMap((rows) => rows ?? []) })).rows,
    ).toEqual([0, 2]);
  });

  test('has every Vietnamese letter, whichever way it is written, in both weights', async () => {
    const drawer = open();
    const [decomposed, composed] = [vietnamese.normalize('NFD'), vietnamese.normalize('NFC')];
    const { png } = await drawer.draw(say(decomposed, decomposed.toUpperCase()));
    expect(png).toEqual((await drawer.draw(say(composed, composed.toUpperCase()))).png);
  });

  test.each([colors.text, colors.muted, ...colors.sides])(
    'is readable in either theme: %s has a contrast of 7:1',
    (color) => {
      for (const background of [colors.ground, colors.panel]) {
        expect((luminance(color) + 0.05) / (luminance(background) + 0.05)).toBeGreaterThanOrEqual(7);
      }
    },
  );
});

describe('there is no picture', () => {
  test.each([
    ['of letters that the fonts lack', {}, say('仮想化'), /fonts do not have "仮想化"/u],
    ['of rows that are too tall', {}, say('word '.repeat(600)), /No row of the card fits/u],
    ['when too many wait', { maxWaiting: 0 }, say('Fast.'), /waiting/u],
    ['without its files', { assetsFolder: '/nowhere' }, say('Fast.'), /ENOENT/u],
    ['without its program', { workerFile: '/nowhere/worker.js' }, say('Fast.'), /has ended/u],
  ])('%s', async (_, options, card, reason) => {
    await expect(open(options).draw(card)).rejects.toThrow(reason);
  });
});

describe('the process that draws', () => {
  const standIn = { workerFile: path.resolve(import.meta.dirname, 'frozen-worker.mjs') };

  test('is ended and replaced when it is frozen, and what waits is drawn by the new one', async () => {
    const drawer = open({ ...standIn, deadlineMs: 500 });
    const frozen = drawer.draw(say('', 'freeze'));
    const waiting = drawer.draw(say(''));
    await expect(frozen).rejects.toThrow(/not ready after 500 ms/u);
    expect(await waiting).toMatchObject({ rows: [0] });
  });

  test('is replaced when it has ended, in the middle or between two drawings', async () => {
    const drawer = open(standIn);
    await expect(drawer.draw(say('', 'end'))).rejects.toThrow(/has ended/u);
    const first = await drawer.draw(say(''));
    drawer.close();
    expect(first).not.toEqual(await drawer.draw(say('')));
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
