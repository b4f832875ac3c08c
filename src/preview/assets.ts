import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file of the page. */
export interface Asset {
  readonly content: string;
  readonly contentType: string;
}

const names = {
  'index.html': 'text/html; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
} as const;

/** The files of the page, by name. */
export type Assets = Readonly<Record<keyof typeof names, Asset>>;

/** Reads the page that `npm run build` put into a folder. Rejects when it is not there. */
export async function readAssets(folder: string): Promise<Assets> {
  const read = async (name: keyof typeof names): Promise<Asset> => ({
    content: await readFile(path.join(folder, name), 'utf8'),
    contentType: names[name],
  });
  const [html, script, style] = await Promise.all([read('index.html'), read('page.js'), read('page.css')]);
  return { 'index.html': html, 'page.js': script, 'page.css': style };
}
