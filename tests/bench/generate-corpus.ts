import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stopWords } from '../../src/analysis/stop-words.ts';
import { tokenize } from '../../src/analysis/tokenize.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { type GoldenLine, parseGolden } from '../../src/evaluation/golden.ts';

type AskLine = Extract<GoldenLine, { kind: 'ask' }>;

const root = new URL('../../', import.meta.url).pathname;
const fixtures = ['camera-faq', 'lighthouses', 'sourdough'].map((name) =>
  path.join(root, 'tests/fixtures/corpora', name),
);

/** Sections of a made-up document, each one passage. */
const sectionsPerDocument = 40;

/** A made-up passage about every so many is asked about. */
const askedShare = 400;

/**
 * Writes a corpus of about `size` passages into a folder and returns questions about it: the real documents of the
 * project with the questions of the tests, and made-up documents for the rest. Those are real sentences, half of whose
 * telling words were exchanged for others, drawn with their real frequencies (which are Zipf's) or never seen before,
 * so that the vocabulary grows as it does in real texts.
 */
export async function generateCorpus(
  folder: string,
  size: number,
  seed = 20_261_124,
): Promise<readonly AskLine[]> {
  await mkdir(folder, { recursive: true });
  const passages = (await copyRealDocuments(folder)).flatMap((corpus) => corpus.passages);
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const sentences = passages.flatMap(({ document, sentences: spans }) =>
    spans.map(({ start, end }) => splitAtWords(document.text.slice(start, end))),
  );
  const usual = sentences.filter((pieces) => pieces.length > 8);
  const words = usual.flatMap((pieces) => pieces.filter((_, index) => index % 2 === 1));
  const coin = (): string => Array.from({ length: 4 }, () => pick(syllables)).join('');
  const exchange = (word: string): string => {
    const draw = random();
    if (draw < 0.015) return coin();
    return draw < 0.5 ? pick(words) : word;
  };
  const writeSentence = (): string =>
    `${pick(usual)
      .map((piece, index) => (index % 2 === 0 ? piece : exchange(piece)))
      .join('')}.`.replace(/\s+/gu, ' ');
  const questions: AskLine[] = [...(await readRealQuestions())];
  for (let number = 0; passages.length + number * sectionsPerDocument < size; number += 1) {
    const name = coin();
    const sections = Array.from({ length: sectionsPerDocument }, () => ({
      heading: `${name} and ${pick(words)}`,
      body: Array.from({ length: 5 }, writeSentence),
    }));
    const text = sections.map(({ heading, body }) => `## ${heading}\n\n${body.join(' ')}\n`);
    await writeFile(path.join(folder, `made-${number}.md`), `# Notes on ${name}\n\n${text.join('\n')}`);
    for (const { body } of sections) {
      if (random() < 1 / askedShare) questions.push(...askAbout(pick(body), random));
    }
  }
  return questions;
}

async function copyRealDocuments(folder: string): Promise<readonly Corpus[]> {
  const sources = [path.join(root, 'corpus'), ...fixtures];
  const corpora = await Promise.all(sources.map(loadCorpus));
  for (const [index, source] of sources.entries()) {
    for (const { file } of corpora[index]?.documents ?? []) {
      const text = await readFile(path.join(source, file), 'utf8');
      await writeFile(path.join(folder, `real-${path.basename(source)}-${path.basename(file)}`), text);
    }
  }
  return corpora;
}

async function readRealQuestions(): Promise<readonly AskLine[]> {
  const files = await Promise.all(fixtures.map(async (folder) => readFile(`${folder}.jsonl`, 'utf8')));
  return files.flatMap(parseGolden).flatMap((line) => (line.kind === 'ask' ? [line] : []));
}

/** Asks with some telling words of a sentence, as somebody does who half remembers it. */
function askAbout(sentence: string, random: () => number): readonly AskLine[] {
  const words = splitAtWords(sentence).filter((_, index) => index % 2 === 1);
  const told = words.filter(() => random() < 0.6).slice(0, 6);
  const question = `what is the ${told.join(' ')}?`;
  const all = [sentence.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`)];
  return told.length < 3 ? [] : [{ kind: 'ask', id: question, question, style: 'natural', all, any: [] }];
}

const syllables =
  `ba bel bor cal cam dar del dor fal fen gal gor han hel jan kal kor lan lem lor mar men mor nal nor pal pen ras
  rel sal sen sol tar tel tor ul val ven vor wen zal zor`.split(/\s+/u);

function isTelling({ word }: { readonly word: string }): boolean {
  return /^\p{L}{3,}$/u.test(word) && !stopWords.has(word);
}

/** Telling words at odd places, what stands between them at even ones. */
function splitAtWords(text: string): readonly string[] {
  const pieces: string[] = [];
  let written = 0;
  for (const token of tokenize(text)) {
    if (!isTelling(token)) continue;
    pieces.push(text.slice(written, token.start), text.slice(token.start, token.end));
    written = token.end;
  }
  return [...pieces, text.slice(written)];
}

/** Numbers from 0 (inclusive) to 1 (exclusive), always the same for the same seed (mulberry32). */
function createRandom(seedNumber: number): () => number {
  let state = seedNumber;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
