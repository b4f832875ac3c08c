import { areAssetsWritten, writeAssets } from './assets.ts';

const folder = process.argv[2] ?? 'dist/assets';
// Compressing takes longer than all else that a start from the sources waits for.
if (!(await areAssetsWritten(folder))) await writeAssets(folder);
