import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { findSuspects } from '../../src/corpus/suspect-passages.ts';
import { listWords, splitWords } from './oracle.ts';

const shared = path.resolve(import.meta.dirname, '../../../shared/real');
const folders = [
  ...['geyser', 'git', 'nethack', 'papermc', 'pihole'].map((name) => path.join(shared, name)),
  path.resolve(import.meta.dirname, '../../corpus'),
];

/** Largest share of the words of a folder that no passage holds. */
const mostLost = 0.03;

/** How often each word stands in what can be shown of a file. */
function countShown({ documents, passages }: Corpus, file: string): Map<string, number> {
  const document = documents.find((each) => each.file === file)!;
  const texts = [
    document.title,
    ...document.sections.flatMap(({ headings }) => headings),
    ...passages.filter((passage) => passage.document === document).map(({ text }) => text),
  ];
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(splitWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe.each(folders)('%s', (folder) => {
  test.skipIf(!existsSync(folder))(
    'loses next to none of its words, and shows no markup',
    { timeout: 120_000 },
    async () => {
      const corpus = await loadCorpus(folder);
      let all = 0;
      let lost = 0;
      for (const { file } of corpus.documents) {
        const shown = countShown(corpus, file);
        for (const word of listWords(file, await readFile(path.join(folder, file), 'utf8'))) {
          const left = shown.get(word) ?? 0;
          shown.set(word, left - 1);
          all += 1;
          if (left <= 0) lost += 1;
        }
      }
      expect(lost / all).toBeLessThanOrEqual(mostLost);
      expect(corpus.report.problems.filter(({ isWarning }) => isWarning !== true)).toEqual([]);
      expect(
        findSuspects(corpus.passages, 1_000).filter((suspect) => suspect.includes('leftover markup')),
      ).toEqual([]);
    },
  );
});
