import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { writeCorpus, writeMarkdown } from './corpus-folder.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** What reading a folder gives: its documents, what was left out, and the problems. */
async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  const { documents, report } = await loadCorpus(await writeCorpus(files));
  return {
    files: documents.map(({ file }) => file),
    leftOut: report.leftOut.map(({ file, reason }) => `${file}: ${reason}`),
    problems: report.problems.map(({ file, line, message }) => `${file}:${line ?? ''} ${message}`),
    documents,
  };
}

describe('a folder', () => {
  it('gives a document for each file of text, whatever folder it is in', async () => {
    const { files, documents } = await read({
      'README.md': '# Start\n\nText.',
      'b.markdown': 'Text of b.',
      'sub/README.md': 'Text of sub.',
      'sub/a.txt': 'A title\n\nA text of its own.\n',
      'sub/deep/c.htm': '<h1>C</h1><p>Text of C.</p>',
      'x.mdx': 'Text of x.',
      '.hidden.md': 'Not read.',
      '.git/x.md': 'Not read.',
      'node_modules/x.md': 'Not read.',
      'notes.pdf': 'Not read.',
    });
    expect(files).toEqual([
      'README.md',
      'b.markdown',
      'sub/README.md',
      'sub/a.txt',
      'sub/deep/c.htm',
      'x.mdx',
    ]);
    expect(documents.map(({ slug }) => slug)).toEqual(['readme', 'b', 'sub', 'sub-a', 'sub-deep-c', 'x']);
  });

  it.each<[names: string, isDemoted: boolean]>([
    ['4.10.0 / 2024-09-16, v4.9, [3.2.1] - 2023-01-01, Version 3.1 (5 May 2022), 3.0.0', true],
    ['5.0, 4.4 (KitKat), 4.3 (Bean), 4.2 (Bean), 4.1 (Bean)', false],
    ['Android 8.0, Android 7.1, Android 7.0, Android 6.0, Android 5.1', false],
    ['1.1, 1.2, 1.3, 1.4, 1.5', false],
  ])('demotes a page whose chapters are versions, the newest first: %s, %s', async (names, isDemoted) => {
    const chapters = names.split(', ').map((name) => `## ${name}\n\nText.\n`);
    const { documents } = await read({ 'page.md': chapters.join('\n') });
    expect(documents[0]?.isDemoted).toBe(isDemoted);
  });

  it('reads references to other files of Sphinx as their headings', async () => {
    const { documents } = await read({
      'a.rst': 'Part\n====\n\nSee :ref:`run-it` and :ref:`again`, or :doc:`run-it`.',
      'b.rst':
        'Rest\n====\n\nText.\n\n.. _run-it:\n.. _again:\n\nHow to run :cmd:`it`\n------------------\n\nRun.',
    });
    expect(documents[0]?.text).toBe('See How to run it and How to run it, or run it.');
  });

  it('leaves out the copies and lists that sites keep, and names them', async () => {
    const text = 'Some text stands here.';
    const { files, leftOut } = await read({
      'guide.md': text,
      'guide.de.md': text,
      'page.html': text,
      'page.txt': text,
      'search.html': text,
      'search.txt': text,
      'os/index.md': text,
      'os/linux.md': text,
      'fr/guide.md': text,
      'i18n/de/x.md': text,
      'versioned_docs/version-1/x.md': text,
      'SUMMARY.md': '- [Guide](guide.md)',
      'genindex.html': '<p>A</p>',
      'tool_8h_source.html': '<p>A</p>',
      'draft.md': `---\ndraft: true\n---\n${text}`,
      'LICENSE.md': text,
    });
    expect(files).toEqual([
      'LICENSE.md',
      'guide.md',
      'os/index.md',
      'os/linux.md',
      'page.html',
      'search.txt',
    ]);
    expect(leftOut).toEqual([
      'SUMMARY.md: a table of contents',
      'fr/guide.md: a translation',
      'genindex.html: part of the site, not a page',
      'guide.de.md: a translation',
      'i18n/de/x.md: a translation',
      'page.txt: a copy of a page',
      'search.html: part of the site, not a page',
      'tool_8h_source.html: part of the site, not a page',
      'versioned_docs/version-1/x.md: an old version',
      'draft.md: a draft, or unlisted',
    ]);
  });

  it('is read as its corpus.yaml says', async () => {
    const corpus = await loadCorpus(
      await writeCorpus({
        'corpus.yaml':
          'title: Handbook\nlanguage: de\nurl: https://example.org\nlinks: mkdocs\nexclude: old/**\ndemote: ["blog*"]\ncontact: { label: "#help", url: https://example.org/chat }\nlexicon: words.yaml\nasks:\n  A › Fees: What does it cost?\n',
        'words.yaml': 'synonyms:\n  - [big, large]\n',
        'README.md': 'About this folder.',
        'a.md': '# A\n\n## Fees\n\nFive euros.',
        'LICENSE.txt': 'Do as you please.',
        'license.md': 'It is free.',
        'blog.md': 'Much happens.',
        'dist.news.old.html': '<p>Much was new.</p>',
        'news-server.md': 'It serves news.',
        'release-notes-2.txt': 'All is new.',
        'old/b.md': 'Old text.',
      }),
    );
    expect(corpus.settings).toEqual({
      title: 'Handbook',
      language: 'de',
      contact: { label: '#help', url: 'https://example.org/chat' },
    });
    expect(corpus.documents.map(({ file, isDemoted, language }) => [file, isDemoted, language])).toEqual([
      ['LICENSE.txt', true, 'de'],
      ['a.md', false, 'de'],
      ['blog.md', true, 'de'],
      ['dist.news.old.html', true, 'de'],
      ['license.md', false, 'de'],
      ['news-server.md', false, 'de'],
      ['release-notes-2.txt', true, 'de'],
    ]);
    expect(corpus.documents[1]?.sections).toMatchObject([
      { asks: ['What does it cost?'], url: 'https://example.org/a/#fees' },
    ]);
    expect(corpus.lexicon.synonyms).toEqual([['big', 'large']]);
    expect(corpus.report.problems).toEqual([]);
  });

  it('reads every usual encoding, and says where one was guessed', async () => {
    const text = 'Na\u00EFve caf\u00E9.\r\nSecond line.\r\n';
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const { documents, problems } = await read({
      'a.md': `\uFEFF${text}`,
      'b.md': utf16,
      'c.md': Buffer.from(utf16).swap16(),
      'd.md': Buffer.from(text, 'utf16le'),
      'e.md': Buffer.concat([Buffer.from('“One” –\n'), Buffer.from(`\x93Two\x94.\n${text}`, 'latin1')]),
      'f.md': 'Nai\u0308ve cafe\u0301. Second line.',
    });
    const expected = 'Na\u00EFve caf\u00E9. Second line.';
    expect(documents.map((document) => document.text)).toEqual([
      ...Array(4).fill(expected),
      `“One” – “Two”. ${expected}`,
      expected,
    ]);
    expect(problems).toEqual(['e.md:2 not UTF-8, read as Windows-1252']);
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

  it('gives slugs of their own to files that ask for the same', async () => {
    const { documents } = await read({ 'one.md': writeMarkdown('same'), 'two.md': writeMarkdown('same') });
    expect(documents.map(({ slug }) => slug)).toEqual(['same', 'same-2']);
  });
});

describe('what is wrong with a file', () => {
  it.each([
    [
      'front matter that is no YAML',
      '---\ntitle: [A\nno key\n---\nText.',
      'x.md:3 the front matter is not quite in order, read line by line',
    ],
    ['a binary file', 'one\ntwo\0three', 'x.md:2 binary file (a NUL byte), expected text'],
    [
      'quotations nested beyond reason',
      '<div>'.repeat(100_000),
      'x.md: the text is nested too deeply to be read',
    ],
  ])('is reported, and the others are read: %s', async (_name, content, problem) => {
    const { files, problems } = await read({ 'good.md': 'Text.', 'x.md': content });
    expect(files).toContain('good.md');
    expect(problems).toEqual([problem]);
  });

  it('is that it includes others, where it does', async () => {
    const { problems } = await read({ 'a.rst': 'Text.\n\n.. include:: b.txt', 'b.rst': 'Text.' });
    expect(problems).toEqual(['a.rst: read without what it includes']);
  });

  it('is not that a drawing has thousands of elements', async () => {
    const drawing = `<svg>${'<path d="M0 0"/>'.repeat(5_000)}</svg>`;
    expect(await read({ 'page.html': `${drawing}<p>Text.</p>${drawing}` })).toMatchObject({ problems: [] });
  });

  it('is reported for every file, with place and remedy', async () => {
    const { report } = await loadCorpus(
      new URL('../fixtures/corpora-broken/many-problems', import.meta.url).pathname,
    );
    for (const { message, remedy } of report.problems) expect([message, remedy]).not.toContain('');
    expect(report.problems.filter(({ file }) => file === 'lexicon.yaml').map(({ line }) => line)).toEqual([
      7, 10, 13, 16,
    ]);
  });

  it('is reported for a lexicon and settings that go round in circles', async () => {
    const circle = '- &a [*a]\n';
    const { problems, files } = await read({
      'a.md': 'Text.',
      'lexicon.yaml': circle,
      'corpus.yaml': circle,
    });
    expect(files).toEqual(['a.md']);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^corpus\.yaml:1 /u);
  });

  it('is reported for sections in `asks` that do not exist', async () => {
    const { problems } = await read({ 'a.md': 'Text.', 'corpus.yaml': 'asks:\n  A › Nowhere: Why?\n' });
    expect(problems).toEqual(['corpus.yaml: `asks` names the section `A › Nowhere`, which does not exist']);
  });

  it('is reported for `asks` as a list', async () => {
    const { problems } = await read({ 'a.md': 'Text.', 'corpus.yaml': 'asks:\n  - A › Fees: [Why?]\n' });
    expect(problems.join('')).toMatch(/`asks` is .*, expected sections .* with their questions, no list/u);
  });

  it('is told by its size alone for a file over 5 MB', async () => {
    const folder = await writeCorpus({ 'a.md': 'Text.', 'big.txt': '' });
    await truncate(path.join(folder, 'big.txt'), 50_000_000);
    const { report } = await loadCorpus(folder);
    expect(report.problems.map(({ message }) => message)).toEqual([
      'the file has 50.0 MB, expected at most 5 MB',
    ]);
  });

  it('refuses a folder only when nothing in it can be read', async () => {
    const folder = await writeCorpus({ 'empty.md': '\n', 'x.pdf': 'x' });
    await expect(loadCorpus(folder)).rejects.toThrow('empty.md: left out: no text');
    await expect(loadCorpus(path.join(folder, 'missing'))).rejects.toThrow('no such file or directory');
    await expect(loadCorpus(path.join(folder, 'x.pdf'))).rejects.toThrow('it is not a folder');
  });
});

describe('links in a folder', () => {
  it('are followed once, even in circles', async () => {
    const folder = await writeCorpus({ 'real/a.md': writeMarkdown('a') });
    await symlink(folder, path.join(folder, 'real', 'loop'));
    await symlink(path.join(folder, 'real'), path.join(folder, 'twice'));
    await symlink(path.join(folder, 'self.md'), path.join(folder, 'self.md'));
    const { documents, report } = await loadCorpus(folder);
    expect(documents).toHaveLength(1);
    expect(report.problems.map(({ file }) => file)).toEqual(['self.md']);
  });

  it('are refused when they lead out of it', async () => {
    const outside = await writeCorpus({ '.env': 'TOKEN=secret', 'more/x.md': 'Secret.' });
    const folder = await writeCorpus({ 'a.md': 'Text.' });
    await symlink(path.join(outside, '.env'), path.join(folder, 'notes.txt'));
    await symlink(path.join(outside, 'more'), path.join(folder, 'more'));
    const { documents, report } = await loadCorpus(folder);
    expect(documents.map(({ file }) => file)).toEqual(['a.md']);
    expect(report.problems.map(({ file }) => file)).toEqual(['more', 'notes.txt']);
  });

  it('work as Kubernetes swaps them', async () => {
    const folder = makeTemporaryFolder();
    await mkdir(path.join(folder, '..2026'));
    await writeFile(path.join(folder, '..2026/a.md'), 'Text.');
    await symlink('..2026', path.join(folder, '..data'));
    await symlink('..data/a.md', path.join(folder, 'a.md'));
    expect((await loadCorpus(folder)).documents.map(({ file }) => file)).toEqual(['a.md']);
  });
});
