import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readInThread } from '../../src/reload/read-in-thread.ts';
import { writeCorpus } from '../corpus/corpus-folder.ts';

const program = path.resolve(import.meta.dirname, '../../dist/corpus-thread.js');
const thread = pathToFileURL(program);

/** Files that make parsers explode. */
const hostile: Readonly<Record<string, string>> = {
  'lists.md': '- '.repeat(100_000),
  'quotes.md': '> '.repeat(100_000),
  'brackets.md': '['.repeat(100_000),
  'divs.html': '<div>'.repeat(100_000),
  'tags.md': '<b>'.repeat(100_000),
  'comments.md': 'a<!-- '.repeat(30_000),
  'strong.md': '**b '.repeat(30_000),
  'braces.mdx': '<A x={'.repeat(30_000),
  'dots.txt': '.'.repeat(4_900_000),
  'lines.md': '\n'.repeat(4_900_000),
  'labels.md': '.. _a:\n'.repeat(200_000),
  'labels.rst': '.. _a:\n'.repeat(200_000),
  'colons.rst': `.. _a:\n\n${':'.repeat(50_000)}a\n====`,
  'backticks.rst': `.. _a:\n\n${'`'.repeat(50_000)}a\n====`,
  'references.adoc': `xref:${'a'.repeat(100_000)}`,
  'stops.md': `${'。'.repeat(100_000)}」`,
  'anchors.html': `<main><p>${'<a class="headerlink" href="#a">a</a>'.repeat(5_000)}</p></main>`,
  'unspaced.md': '文'.repeat(130_000),
};

describe.skipIf(!existsSync(program))('reading in a thread', () => {
  test('gives the corpus with its passages, and null when nothing has changed', async () => {
    const folder = await writeCorpus({ 'a.md': '# A\n\nText of a.' });
    const corpus = await readInThread(thread, folder, null);
    expect(corpus?.passages.map(({ text, document }) => [text, document])).toEqual([
      ['Text of a.', corpus?.documents[0]],
    ]);
    expect(corpus?.passages[0]?.document).toBe(corpus?.documents[0]);
    expect(await readInThread(thread, folder, corpus?.fingerprint ?? '')).toBeNull();
  });

  test(
    'reads or reports files that make parsers explode, and serves the others',
    { timeout: 60_000 },
    async () => {
      const folder = await writeCorpus({ 'good.md': 'The good file answers.', ...hostile });
      const corpus = await readInThread(thread, folder, null);
      expect(corpus?.passages.some(({ text }) => text === 'The good file answers.')).toBe(true);
      const known = new Set(
        [...corpus!.documents, ...corpus!.report.leftOut, ...corpus!.report.problems].map(({ file }) => file),
      );
      expect(Object.keys(hostile).filter((file) => !known.has(file))).toEqual([]);
    },
  );

  test('passes over a file that takes too long, and names it', async () => {
    const folder = await writeCorpus({
      'good.md': 'The good file answers.',
      'slow.md': 'A word. '.repeat(600_000),
    });
    const corpus = await readInThread(thread, folder, null, 100);
    expect(corpus?.report.problems).toMatchObject([
      { file: 'slow.md', message: 'reading it takes too long' },
    ]);
    expect(corpus?.documents.map(({ file }) => file)).toEqual(['good.md']);
  });

  test('says why a folder cannot be used', async () => {
    await expect(readInThread(thread, '/nowhere', null)).rejects.toThrow('no such file or directory');
  });
});
