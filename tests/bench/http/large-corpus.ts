import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import common from '../../../src/analysis/common-words.json' with { type: 'json' };
import { createRandom } from '../../../src/evaluation/random.ts';

/** How large a corpus to make: `documents` × `sections` passages. */
export interface LargeCorpus {
  readonly documents: number;
  readonly sections: number;
  /** Another number gives other text. */
  readonly seed: number;
}

const sentencesEach = 5;
const wordsEach = 14;

/** Writes made-up documents, whose words are as frequent as English ones; returns a question for each of the first. */
export async function writeLargeCorpus(
  folder: string,
  { documents, sections, seed }: LargeCorpus,
): Promise<readonly string[]> {
  const random = createRandom(seed);
  const words = common.words.split(' ');
  // Zipf's law: a word's frequency falls with its rank.
  const pick = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'the';
  const sentence = (): string => `${capitalise(Array.from({ length: wordsEach }, pick).join(' '))}.`;
  const questions: string[] = [];
  await mkdir(folder, { recursive: true });
  for (let document = 0; document < documents; document += 1) {
    const parts = Array.from({ length: sections }, (_, section) => {
      const heading = `${capitalise(pick())} ${pick()} ${pick()} ${document}-${section}`;
      const body = Array.from({ length: sentencesEach }, sentence);
      if (section === 0) questions.push(`what is ${(body[0] ?? '').toLowerCase().slice(0, 60)}`);
      return `## ${heading}\n\n${body.join(' ')}\n`;
    });
    const head = `---\ntitle: Document ${document}\nslug: document-${document}\nupdated: 2026-11-24\n---\n`;
    await writeFile(path.join(folder, `document-${document}.md`), `${head}\n${parts.join('\n')}`);
  }
  return questions;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
