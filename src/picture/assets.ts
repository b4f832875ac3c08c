import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const subsets = ['latin', 'vietnamese', 'latin-ext', 'greek', 'cyrillic'];
/** Some of a font's letters each, in the order in which they are asked for one. */
export const fonts = subsets.flatMap((name) =>
  ([400, 600] as const).map((weight) => ({
    name,
    weight,
    file: `noto-sans-${name}-${weight}-normal.woff`,
  })),
);

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
