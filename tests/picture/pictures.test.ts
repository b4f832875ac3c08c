import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createPictures,
  defaultPictureOptions,
  type PictureOptions,
  type Pictures,
} from '../../src/picture/pictures.ts';
import type { Picture, PictureResult } from '../../src/picture/picture.ts';
import { makeComparison, makeSide, makeSnippet } from '../message/builders.ts';
import { makeAssetsFolder } from './assets-folder.ts';
import { readPng } from './read-png.ts';
import { catalogue } from '../../src/message/words.ts';

let folder: string;
let workerFile: string;
const open: Pictures[] = [];

beforeAll(async () => {
  folder = await makeAssetsFolder();
  workerFile = path.join(folder, 'worker.mjs');
  await build({
    entryPoints: ['src/picture/worker.ts'],
    outfile: workerFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
});

afterEach(async () => {
  for (const pictures of open.splice(0)) await pictures.close();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function openPictures(options: Partial<PictureOptions> = {}): Pictures {
  const pictures = createPictures({
    ...defaultPictureOptions,
    // Tests do not wait for a busy machine in vain.
    deadlineMs: 60_000,
    workerFile,
    assetsFolder: folder,
    ...options,
  });
  open.push(pictures);
  return pictures;
}

const say = (sentence: string): ReturnType<typeof makeComparison> =>
  makeComparison({ a: makeSide({ snippets: [makeSnippet(sentence, 'speed')] }) });

function expectDrawn(result: PictureResult): Picture {
  if (result.status === 'failed') throw result.error;
  return result.picture;
}

describe('pictures', () => {
  test('are drawn with their alt text and citations', async () => {
    const pictures = openPictures();
    const comparison = say('Xen is fast.');
    const { png, alt, citations } = expectDrawn(
      await pictures.renderComparisonPicture(comparison, catalogue.en),
    );
    expect(readPng(png).width).toBe(1080);
    expect(alt).toContain('“Xen is fast.”');
    expect(citations).toEqual([comparison.a.snippets[0]?.passage]);
    const subjects = [{ name: 'Xen', kind: 'hypervisor', parent: null, aliases: [] }];
    const map = expectDrawn(await pictures.renderMapPicture({ subjects }, catalogue.en));
    expect(readPng(map.png).width).toBe(1080);
  });

  test('are drawn once for the same content, and anew for other content or words', async () => {
    const pictures = openPictures();
    const draw = async (sentence: string, words = catalogue.en): Promise<Uint8Array> =>
      expectDrawn(await pictures.renderComparisonPicture(say(sentence), words)).png;
    const [first, meanwhile] = await Promise.all([draw('Xen is fast.'), draw('Xen is fast.')]);
    expect(meanwhile).toBe(first);
    expect(await draw('Xen is fast.')).toBe(first);
    expect(await draw('Xen is slow.')).not.toEqual(first);
    expect(await draw('Xen is fast.', catalogue.vi)).not.toEqual(first);
  });

  test('are forgotten when they take more room than they may', async () => {
    const pictures = openPictures({ cacheBytes: 1 });
    const draw = async (): Promise<Uint8Array> =>
      expectDrawn(await pictures.renderComparisonPicture(say('Xen is fast.'), catalogue.en)).png;
    const first = await draw();
    const second = await draw();
    expect(second).not.toBe(first);
    expect(second).toEqual(first);
  });

  test('are drawn again after the process that draws has ended', async () => {
    const pictures = openPictures();
    expectDrawn(await pictures.renderComparisonPicture(say('Xen is fast.'), catalogue.en));
    await pictures.close();
    expectDrawn(await pictures.renderComparisonPicture(say('Xen is slow.'), catalogue.en));
  });
});

describe('a failure is a value with its reason', () => {
  const fast = say('Xen is fast.');
  test.each([
    ['nothing to compare', 'nothing-to-draw', {}, makeComparison({ status: 'abstained' })],
    ['letters that the fonts lack', 'missing-glyphs', {}, say('仮想化')],
    ['a sentence without an end', 'too-tall', {}, say('word '.repeat(600))],
    ['too many at once', 'busy', { maxWaiting: 0 }, fast],
    ['no time to wait', 'too-slow', { deadlineMs: 0 }, fast],
    ['no files', 'unavailable', { assetsFolder: '/nowhere' }, fast],
    ['no worker', 'unavailable', { workerFile: '/nowhere/worker.js' }, fast],
  ] as const)('%s', async (_, reason, options, comparison) => {
    const result = await openPictures(options).renderComparisonPicture(comparison, catalogue.en);
    expect(result).toMatchObject({ status: 'failed', error: { name: 'PictureError', reason } });
  });

  test('a process that ends in the middle', async () => {
    const pictures = openPictures();
    const result = pictures.renderComparisonPicture(fast, catalogue.en);
    await pictures.close();
    expect(await result).toMatchObject({ status: 'failed', error: { reason: 'unavailable' } });
  });
});
