import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What drawing needs beside code. */
export interface Assets {
  /** WebAssembly of satori. */
  readonly layout: Buffer;
  /** WebAssembly of resvg. */
  readonly renderer: Buffer;
  /** Some of a font's letters each, in the order in which they are asked for one. */
  readonly fonts: readonly { readonly name: string; readonly weight: 400 | 600; readonly data: Buffer }[];
}

const subsets = ['latin', 'vietnamese', 'latin-ext', 'greek', 'cyrillic'];
const fonts = subsets.flatMap((subset) =>
  ([400, 600] as const).map((weight) => ({
    name: subset,
    weight,
    file: `noto-sans-${subset}-${weight}-normal.woff`,
  })),
);

/** Reads what {@link writeAssets} wrote; errors of the file system are thrown as they are. */
export async function readAssets(folder: string): Promise<Assets> {
  const read = async (file: string): Promise<Buffer> => readFile(path.join(folder, file));
  return {
    layout: await read('layout.wasm'),
    renderer: await read('resvg.wasm'),
    fonts: await Promise.all(fonts.map(async ({ file, ...font }) => ({ ...font, data: await read(file) }))),
  };
}

/** Copies what drawing needs from the installed packages into a folder, with the licenses. */
export async function writeAssets(folder: string): Promise<void> {
  const require = createRequire(import.meta.url);
  await mkdir(folder, { recursive: true });
  const copy = async (from: string, to: string): Promise<void> => copyFile(from, path.join(folder, to));
  await copy(require.resolve('@resvg/resvg-wasm/index_bg.wasm'), 'resvg.wasm');
  await copy(require.resolve('satori/layout.wasm'), 'layout.wasm');
  for (const { file } of fonts) await copy(require.resolve(`@fontsource/noto-sans/files/${file}`), file);
  await copy(require.resolve('@fontsource/noto-sans/LICENSE'), 'LICENSE-noto-sans.txt');
  const satori = path.dirname(require.resolve('satori/package.json'));
  await copy(path.join(satori, 'LICENSE'), 'LICENSE-satori-resvg.txt');
}
