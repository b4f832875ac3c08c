import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { onTestFinished } from 'vitest';

/** Writes files into a new folder, which is removed after the test. */
export async function writeCorpus(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'virtbot-corpus-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
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
