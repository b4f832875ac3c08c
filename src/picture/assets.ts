import { createHash } from 'node:crypto';
import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

/** What drawing needs beside code. */
export interface Assets {
  /** WebAssembly of satori. */
  readonly layout: Buffer;
  /** WebAssembly of resvg. */
  readonly renderer: Buffer;
  readonly fonts: readonly FontFile[];
}

/** A part of a font: some of its letters, in one weight. */
export interface FontFile {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly content: Buffer;
}

const family = 'noto-sans';
/** In the order in which they are asked for a letter. */
const subsets = ['latin', 'vietnamese', 'latin-ext', 'greek', 'cyrillic'] as const;
const weights = [400, 600] as const;
const fontFiles = subsets.flatMap((subset) =>
  weights.map((weight) => ({ subset, weight, file: `${family}-${subset}-${weight}-normal.woff` })),
);
const layoutFile = 'layout.wasm.br';
const rendererFile = 'resvg.wasm.br';
const originFile = 'made-from.sha256';
/** One in the folder of each package. */
const packageFiles = [
  'satori/layout.wasm',
  '@resvg/resvg-wasm/index_bg.wasm',
  `@fontsource/${family}/package.json`,
];
/** Every start from the sources waits for it: the best quality (11) saves a tenth more and takes a hundred times as long. */
const compression = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Reads what {@link writeAssets} wrote; errors of the file system are thrown as they are. */
export async function readAssets(folder: string): Promise<Assets> {
  const readWasm = async (file: string): Promise<Buffer> =>
    promisify(brotliDecompress)(await readFile(path.join(folder, file)));
  return {
    layout: await readWasm(layoutFile),
    renderer: await readWasm(rendererFile),
    fonts: await Promise.all(
      fontFiles.map(async ({ subset, weight, file }) => ({
        name: `${family} ${subset}`,
        weight,
        content: await readFile(path.join(folder, file)),
      })),
    ),
  };
}

/** Whether {@link writeAssets} has filled a folder from the very packages that are installed. */
export async function areAssetsWritten(folder: string): Promise<boolean> {
  const written = await readFile(path.join(folder, originFile), 'utf8').catch(() => null);
  return written === (await describeOrigin());
}

/** Tells versions of the packages apart. */
async function describeOrigin(): Promise<string> {
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256');
  for (const file of packageFiles) {
    hash.update(await readFile(path.join(path.dirname(require.resolve(file)), 'package.json')));
  }
  return hash.digest('hex');
}

/** Copies what drawing needs from the installed packages into a folder, WebAssembly compressed, with the licences. */
export async function writeAssets(folder: string): Promise<void> {
  const require = createRequire(import.meta.url);
  await mkdir(folder, { recursive: true });
  const copy = async (from: string, to: string): Promise<void> =>
    writeFile(path.join(folder, to), await readFile(from));
  const compress = async (from: string, to: string): Promise<void> =>
    writeFile(path.join(folder, to), await promisify(brotliCompress)(await readFile(from), compression));
  await Promise.all([
    compress(require.resolve('@resvg/resvg-wasm/index_bg.wasm'), rendererFile),
    compress(require.resolve('satori/layout.wasm'), layoutFile),
  ]);
  for (const { file } of fontFiles) await copy(require.resolve(`@fontsource/${family}/files/${file}`), file);
  await copy(require.resolve('@fontsource/noto-sans/LICENSE'), 'LICENSE-noto-sans.txt');
  await copy(
    path.join(path.dirname(require.resolve('satori/package.json')), 'LICENSE'),
    'LICENSE-satori-resvg.txt',
  );
  // Last: with it, the folder counts as complete.
  await writeFile(path.join(folder, originFile), await describeOrigin());
}
