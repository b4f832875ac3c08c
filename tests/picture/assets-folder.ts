import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeAssets } from '../../src/picture/assets.ts';

/** A new folder with what drawing needs, as the build writes it. */
export async function makeAssetsFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'virtbot-picture-'));
  await writeAssets(folder);
  return folder;
}
