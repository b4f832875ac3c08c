import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { addAsk, AskError, findPlace } from '../../src/corpus/add-ask.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { writeCorpus } from './corpus-folder.ts';

const question = 'Can I get my money back?';

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly source: string;
  readonly section: string;
  readonly written: RegExp;
}

const cases: readonly Case[] = [
  {
    name: 'a heading',
    source: '# Shop\n\nWe sell.\n\n## Fees\n\nNone.\n\n## Refunds\n\nWithin a week.\n',
    section: 'Shop › Refunds',
    written: /## Refunds\n\n<!-- asks: Can I get my money back\? -->\n\nWithin/u,
  },
  {
    name: 'a heading with text directly below, and lines as Windows ends them',
    source: '# Shop\r\n## Refunds\r\nWithin a week.\r\n',
    section: 'Refunds',
    written: /## Refunds\r\n\r\n<!-- asks: .* -->\r\n\r\nWithin/u,
  },
  {
    name: 'a comment that is there',
    source: '# Shop\n\n## Refunds\n\n<!-- asks: how do I\n  cancel -->\n\nWithin a week.\n',
    section: 'Refunds',
    written: /<!-- asks: how do I\n {2}cancel \| Can I get my money back\? -->/u,
  },
  {
    name: 'an underlined heading in bold, after code that looks like it',
    source: '# Shop\n\n```md\n## Refunds\n```\n\n**Refunds**\n---\n\nWithin a week.\n',
    section: 'shop#refunds',
    written: /---\n\n<!-- asks: /u,
  },
  {
    name: 'one of two headings alike',
    source: '# Shop\n\n## A\n\n### Refunds\n\nNo.\n\n## B\n\n### Refunds\n\nYes.\n',
    section: 'Shop › B › Refunds',
    written: /## B\n\n### Refunds\n\n<!-- asks: /u,
  },
  {
    name: 'the text ahead of every heading',
    source: '---\ntitle: Shop\n---\nWe sell.\n',
    section: 'Shop',
    written: /---\n\n<!-- asks: .* -->\n\nWe sell/u,
  },
  {
    name: 'a web page, in corpus.yaml',
    file: 'shop.html',
    source: '<h1>Shop</h1><p>We sell.</p><h2>Refunds</h2><p>Within a week.</p>',
    section: 'Refunds',
    written: /^# kept\ntitle: Handbook\nasks:\n {2}Shop › Refunds: \[ ?Can I get my money back\? ?\]/u,
  },
];

test.each(cases)('writes a question below $name', async ({ file = 'shop.md', source, section, written }) => {
  const folder = await writeCorpus({ [file]: source, 'corpus.yaml': '# kept\ntitle: Handbook\n' });
  const before = await loadCorpus(folder);
  const place = findPlace(before, section);
  const name = await addAsk(folder, place, ` ${question.replace(' ', '  ')}`, false);
  expect(await readFile(path.join(folder, name ?? ''), 'utf8')).toMatch(written);
  const after = await loadCorpus(folder);
  expect(after.documents.map(({ text }) => text)).toEqual(before.documents.map(({ text }) => text));
  const again = findPlace(after, place.section.id);
  expect(again.section.asks).toContain(question);
  expect(await addAsk(folder, again, question.toUpperCase(), false)).toBeNull();
});

test.each([
  ['nothing', ''],
  ['one question', 'asks:\n  Shop › Refunds: May I return it?\n'],
  ['a list', 'asks:\n  - Shop › Refunds: [May I return it?]\n'],
])('adds to what corpus.yaml has: %s', async (_name, yaml) => {
  const folder = await writeCorpus({ 'shop.md': '# Shop\n\n## Refunds\n\nWithin a week.\n' });
  if (yaml !== '') await writeFile(path.join(folder, 'corpus.yaml'), yaml);
  const place = findPlace(await loadCorpus(folder), 'Refunds');
  const asks = place.section.asks;
  expect(await addAsk(folder, place, question, true)).toBe('corpus.yaml');
  const { documents, report } = await loadCorpus(folder);
  expect(report.problems).toEqual([]);
  expect(documents[0]?.sections.flatMap((section) => section.asks)).toEqual([...asks, question]);
});

test('says which sections a name may mean, and takes no question that would end the comment', async () => {
  const folder = await writeCorpus({
    'a.md': '# A\n\n## Fees\n\nNone.\n',
    'b.md': '# B\n\n## Fees\n\nSome.\n',
  });
  const corpus = await loadCorpus(folder);
  expect(() => findPlace(corpus, 'Fees')).toThrow(/A › Fees \(a#fees\)[\s\S]*B › Fees/u);
  await expect(addAsk(folder, findPlace(corpus, 'a#fees'), 'x --> y', false)).rejects.toThrow(AskError);
});
