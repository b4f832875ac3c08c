import { symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { loadCorpus } from '../../src/corpus/load.ts';
import { catchCorpusError, listProblems, writeCorpus, writeMarkdown } from './corpus-folder.ts';

const bom = '\uFEFF';

describe('loadCorpus', () => {
  it('reads Markdown, text and HTML in all folders, sorted by path, and skips README.md and hidden files', async () => {
    const folder = await writeCorpus({
      'b.md': writeMarkdown('b'),
      'README.md': 'Not a document.',
      'sub/README.md': 'Not a document either.',
      '.hidden.md': 'Not read.',
      '.git/x.md': 'Not read.',
      'notes.pdf': 'Not read.',
      'sub/a.txt': 'A title\n\nA text of its own.\n',
      'sub/deep/c.html': '<h1>C</h1><p>Text of C.</p>',
    });
    const corpus = await loadCorpus(folder);
    expect(corpus.documents.map(({ file, slug, title }) => [file, slug, title])).toEqual([
      ['b.md', 'b', 'About b'],
      ['sub/a.txt', 'a', 'A title'],
      ['sub/deep/c.html', 'c', 'C'],
    ]);
  });

  it('accepts a folder that holds nothing but one article without mark-up', async () => {
    const corpus = await loadCorpus(
      await writeCorpus({ 'article.txt': 'One title\n\nOne sentence of text.\n' }),
    );
    expect(corpus.passages.map(({ id, text }) => [id, text])).toEqual([
      ['article#top.1', 'One sentence of text.'],
    ]);
    expect(corpus.documents[0]).toMatchObject({ updated: null, url: null, language: 'en' });
    expect(corpus.lexicon).toEqual({ subjects: [], synonyms: [], aspects: [] });
  });

  it('takes Markdown without front matter, with its first heading for a title', async () => {
    const corpus = await loadCorpus(
      await writeCorpus({ 'plain-notes.md': '# All of it\n\nAn opening.\n\n## Part\n\nA text.' }),
    );
    expect(corpus.documents).toMatchObject([{ title: 'All of it', slug: 'plain-notes', updated: null }]);
    expect(corpus.passages.map(({ section }) => section.headings)).toEqual([[], ['Part']]);
  });

  it('takes every key of the front matter, and null or English for those left out', async () => {
    const all =
      '---\ntitle: All\nslug: all\nupdated: 2024-02-29\nsource: A book\nurl: https://example.org/x\nlicence: MIT\nlanguage: pt-BR\n---\nText.';
    const corpus = await loadCorpus(await writeCorpus({ 'all.md': all, 'few.md': writeMarkdown('few') }));
    expect(corpus.documents).toMatchObject([
      {
        updated: '2024-02-29',
        source: 'A book',
        url: 'https://example.org/x',
        licence: 'MIT',
        language: 'pt-BR',
      },
      { updated: '2026-01-31', source: null, url: null, licence: null, language: 'en' },
    ]);
  });

  it('keeps the words right in files with a byte order mark and Windows line ends', async () => {
    const markdown =
      bom + writeMarkdown('win', '## Head\n\nFirst line\nsecond line.').replaceAll('\n', '\r\n');
    const text = `${bom}A title\r\n\r\nA text of its own.\r\n`;
    const corpus = await loadCorpus(await writeCorpus({ 'win.md': markdown, 'win2.txt': text }));
    expect(corpus.passages.map((passage) => passage.text)).toEqual([
      'First line second line.',
      'A text of its own.',
    ]);
  });

  it('follows links to files and folders once, even when they go round in a circle', async () => {
    const folder = await writeCorpus({ 'real/a.md': writeMarkdown('a') });
    await symlink(folder, path.join(folder, 'real', 'loop'));
    await symlink(path.join(folder, 'real'), path.join(folder, 'twice'));
    await symlink(path.join(folder, 'self.md'), path.join(folder, 'self.md'));
    const error = await catchCorpusError(folder);
    expect(error.message).toContain('self.md: the file cannot be read');
    expect(error.problems).toHaveLength(1);
  });

  it('gives a fingerprint that stays with the files and changes with each of them', async () => {
    const files = { 'a.md': writeMarkdown('a'), 'lexicon.yaml': 'synonyms:\n  - [big, large]\n' };
    const fingerprintOf = async (other: Record<string, string>): Promise<string> =>
      (await loadCorpus(await writeCorpus({ ...files, ...other }))).fingerprint;
    const first = await fingerprintOf({});
    expect(first).toMatch(/^[0-9a-f]{8}$/u);
    expect(await fingerprintOf({})).toBe(first);
    const changed = await Promise.all([
      fingerprintOf({ 'a.md': writeMarkdown('a', 'Other text.') }),
      fingerprintOf({ 'b.md': writeMarkdown('b') }),
      fingerprintOf({ 'lexicon.yaml': 'synonyms:\n  - [big, huge]\n' }),
    ]);
    expect(new Set([first, ...changed]).size).toBe(4);
  });
});

describe('a corpus that cannot be used', () => {
  it('is refused when the folder is missing, is a file or holds no documents', async () => {
    const folder = await writeCorpus({ 'README.md': 'Nothing else.' });
    const messages = await Promise.all(
      [folder, path.join(folder, 'missing'), path.join(folder, 'README.md')].map(
        async (place) => (await catchCorpusError(place)).problems[0]?.message,
      ),
    );
    expect(messages[0]).toContain('no documents found');
    expect(messages[1]).toContain('it does not exist');
    expect(messages[2]).toContain('it is not a folder');
  });

  it('names every problem of every file at once', async () => {
    const folder = new URL('../fixtures/corpora-broken/many-problems', import.meta.url).pathname;
    const { problems } = await catchCorpusError(folder);
    expect(problems.map(({ file, line }) => `${file}:${line ?? ''}`)).toEqual([
      'broken-yaml.md:5',
      'empty.md:',
      'lexicon.yaml:7',
      'lexicon.yaml:10',
      'lexicon.yaml:13',
      'open-front-matter.md:1',
      'two.md:3',
      'wrong-values.md:3',
      'wrong-values.md:4',
      'wrong-values.md:5',
      'wrong-values.md:6',
      'wrong-values.md:7',
      'wrong-values.md:8',
    ]);
    for (const { message, remedy } of problems) expect([message, remedy]).not.toContain('');
  });

  it('says what was found and what was expected', async () => {
    expect(
      await listProblems({
        'a.md': '---\ntitle: 5\nslug: -a-\nupdated: 24.11.2026\nsource:\n---\nText.',
        'b.md': '---\nslug: b\n---\nText.',
        'c.md': '---\n- a list\n---\nText.',
      }),
    ).toEqual([
      'a.md:2 `title` is 5, expected a text',
      'a.md:3 `slug` is "-a-", expected lower-case letters, digits and single hyphens, such as `type-1-hypervisors`',
      'a.md:4 `updated` is "24.11.2026", expected a date of the calendar such as 2026-11-24',
      'a.md:5 `source` is empty, expected a text',
      'b.md:2 `title` is missing',
      'b.md:2 `updated` is missing',
      'c.md:2 the YAML is ["a list"], expected lines of the form `key: value`',
    ]);
  });

  it.each([
    ['front matter that is never closed', 'a.md', '---\ntitle: A\n', 'a.md:1 the front matter is not closed'],
    ['a key that stands twice', 'a.md', '---\ntitle: A\ntitle: B\n---\nText.', 'a.md:3 broken YAML'],
    ['a binary file', 'a.txt', 'one\ntwo\0three', 'a.txt:2 binary file'],
    ['UTF-16', 'a.txt', Buffer.from('one\ntwo', 'utf16le'), 'a.txt:1 binary file'],
    [
      'bytes that are not UTF-8',
      'a.txt',
      Buffer.from('one\nna\u00EFve', 'latin1'),
      'a.txt:2 a byte sequence',
    ],
    ['a file without text', 'a.txt', '\n \n', 'a.txt: no text'],
    [
      'a name without a letter',
      '---.txt',
      'A text of its own.',
      '---.txt: the name of the file makes no slug',
    ],
    [
      'quotations nested beyond reason',
      'a.html',
      '<div>'.repeat(100_000),
      'a.html: the text is nested too deeply',
    ],
  ])('is refused with %s', async (_case, file, content, problem) => {
    const [found, ...others] = await listProblems({ [file]: content });
    expect(found).toContain(problem);
    expect(others).toEqual([]);
  });

  it('names both files when a slug is taken twice', async () => {
    const [problem] = await listProblems({
      'one.md': writeMarkdown('same'),
      'two.md': writeMarkdown('same'),
    });
    expect(problem).toContain('two.md:3');
    expect(problem).toContain('one.md');
  });

  it('refuses a file over 5 MB by its size alone', async () => {
    const folder = await writeCorpus({ 'a.md': writeMarkdown('a'), 'big.txt': '' });
    // A file without blocks on the disk: reading it would take long and find NUL bytes.
    await truncate(path.join(folder, 'big.txt'), 50_000_000);
    const { problems } = await catchCorpusError(folder);
    expect(problems.map(({ message }) => message)).toEqual(['the file has 50.0 MB, expected at most 5 MB']);
  });

  it('says why a file cannot be read', async () => {
    const folder = await writeCorpus({ 'a.md': writeMarkdown('a') });
    await symlink(path.join(folder, 'nowhere'), path.join(folder, 'b.md'));
    expect((await catchCorpusError(folder)).message).toContain(
      'b.md: the file cannot be read: it does not exist',
    );
    await writeFile(path.join(folder, 'nowhere'), writeMarkdown('b'));
    expect((await loadCorpus(folder)).documents).toHaveLength(2);
  });
});
