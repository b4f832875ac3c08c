import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { addAsk, AskError, findPlace } from '../../src/corpus/add-ask.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { writeCorpus } from './corpus-folder.ts';

const question = 'Can I get my money back?';

test.each([
  ['nothing', ''],
  ['one question', 'asks:\n  Shop › Refunds: May I return it?\n'],
  ['what else it says', '# kept\ntitle: Handbook\n'],
])('adds to what corpus.yaml has: %s', async (_name, yaml) => {
  const folder = await writeCorpus({ 'shop.md': '# Shop\n\n## Refunds\n\nWithin a week.\n' });
  if (yaml !== '') await writeFile(path.join(folder, 'corpus.yaml'), yaml);
  const place = findPlace(await loadCorpus(folder), 'Refunds');
  const asks = place.section.asks;
  expect(await addAsk(folder, place, ` ${question.replace(' ', '  ')}`)).toBe(true);
  const { documents, report } = await loadCorpus(folder);
  expect(report.problems).toEqual([]);
  expect(await readFile(path.join(folder, 'corpus.yaml'), 'utf8')).toContain(yaml.split('\n')[0]);
  expect(documents[0]?.sections.flatMap((section) => section.asks)).toEqual([...asks, question]);
  const again = findPlace(await loadCorpus(folder), place.section.id);
  expect(await addAsk(folder, again, question.toUpperCase())).toBe(false);
});

test('is for one section alone where others have its name', async () => {
  const folder = await writeCorpus({
    'a.md': '# Shop\n\n## Fees\n\nNone.\n',
    'b.md': '# Shop\n\n## Fees\n\nSome.\n',
  });
  await addAsk(folder, findPlace(await loadCorpus(folder), 'b#fees'), question);
  const { documents } = await loadCorpus(folder);
  const asked = documents.map(({ slug, sections }) => [slug, ...sections.flatMap(({ asks }) => asks)]);
  expect(asked).toEqual([['a'], ['b', question]]);
});

test('says which sections a name may mean, and takes no empty question', async () => {
  const folder = await writeCorpus({
    'a.md': '# A\n\n## Fees\n\nNone.\n',
    'b.md': '# B\n\n## Fees\n\nSome.\n',
  });
  const corpus = await loadCorpus(folder);
  expect(() => findPlace(corpus, 'Fees')).toThrow(/A › Fees \(a#fees\)[\s\S]*B › Fees/u);
  await expect(addAsk(folder, findPlace(corpus, 'a#fees'), ' ')).rejects.toThrow(AskError);
});
