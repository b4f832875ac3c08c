import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** Writes files into a new folder, which is removed after the test. */
export async function writeCorpus(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = makeTemporaryFolder();
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
  return folder;
}

/** A Markdown document that is in order. */
export function writeMarkdown(slug: string, body = 'Some text stands here.'): string {
  return `---\ntitle: About ${slug}\nslug: ${slug}\nupdated: 2026-01-31\n---\n\n${body}\n`;
}

/** An article of the fixtures. */
export function readArticle(name: string): Promise<string> {
  return readFile(new URL(`../fixtures/articles/${name}`, import.meta.url), 'utf8');
}
