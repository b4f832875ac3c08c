import { writeAssets } from './assets.ts';

await writeAssets(process.argv[2] ?? 'dist/assets');
