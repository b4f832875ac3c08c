import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stopWords } from '../../src/analysis/stop-words.ts';
import { tokenize } from '../../src/analysis/tokenize.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { type GoldenLine, parseGolden } from '../../src/evaluation/golden.ts';
import { createRandom } from '../../src/evaluation/estimate.ts';

type AskLine = Extract<GoldenLine, { kind: 'ask' }>;

const root = new URL('../../', import.meta.url).pathname;
const fixtures = ['camera-faq', 'lighthouses', 'sourdough'].map((name) =>
  path.join(root, 'tests/fixtures/corpora', name),
);

/** Sections of a made-up document, each one passage; its words form one topic. */
const sectionsPerDocument = 40;

/** A made-up passage about every so many is asked about. */
const askedShare = 400;

/**
 * Writes a corpus of about `size` passages into a folder and returns questions about it: the real documents of the
 * project with the questions of the tests, and made-up documents for the rest. Those are real sentences whose telling
 * words were exchanged: some for words of the document's topic, some for words drawn with their real frequencies
 * (which are Zipf's), and 1.5 % for words never seen before, so that the vocabulary grows as it does in real texts.
 */
export async function generateCorpus(
  folder: string,
  size: number,
  seed = 20_261_124,
): Promise<readonly AskLine[]> {
  await mkdir(folder, { recursive: true });
  const real = await copyRealDocuments(folder);
  const random = createRandom(seed);
  const source = readWordSource(real, random);
  const realSize = real.reduce((sum, { passages }) => sum + passages.length, 0);
  const documents = Math.max(0, Math.round((size - realSize) / sectionsPerDocument));
  const asked = Math.max(1, Math.floor((documents * sectionsPerDocument) / askedShare));
  const questions: AskLine[] = [...(await readRealQuestions())];
  for (let number = 0; number < documents; number += 1) {
    const sections = makeDocument(source, random);
    const text = sections.map(({ heading, body }) => `## ${heading}\n\n${body.join(' ')}\n`).join('\n');
    const title = `Notes on ${sections[0]?.heading ?? ''}`;
    const matter = `---\ntitle: ${title}\nslug: made-${number}\nupdated: 2026-11-24\n---\n`;
    await writeFile(path.join(folder, `made-${number}.md`), `${matter}\n${text}`);
    for (const section of sections) {
      if (random() < 1 / asked) questions.push(...askAbout(section, random));
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

type MadeSection = Readonly<{ heading: string; body: readonly string[] }>;

function makeDocument(source: WordSource, random: () => number): readonly MadeSection[] {
  const name = capitalize(source.coinWord());
  const topic = [name, ...Array.from({ length: 30 }, () => source.drawWord())];
  for (let extra = 0; extra < 8; extra += 1) topic.push(source.coinWord());
  return Array.from({ length: sectionsPerDocument }, () => {
    const heading = `${name} and ${pickOne(topic, random) ?? ''} ${source.drawWord()}`;
    const length = 4 + Math.floor(random() * 4);
    return { heading, body: Array.from({ length }, () => makeSentence(source, topic, random)) };
  });
}

function makeSentence(source: WordSource, topic: readonly string[], random: () => number): string {
  const pieces = pickOne(source.sentences, random) ?? [];
  const sentence = pieces
    .map((piece, index) => (index % 2 === 0 ? piece : exchange(piece, source, topic, random)))
    .join('')
    .replace(/\s+/gu, ' ')
    .replace(/[.:;]*$/u, '.');
  return capitalize(sentence);
}

/** Of the exchanged words, the first of the topic's come up most: Zipf's distribution again. */
function exchange(word: string, source: WordSource, topic: readonly string[], random: () => number): string {
  const draw = random();
  if (draw < 0.015) return source.coinWord();
  if (draw < 0.35) return topic[Math.floor(topic.length ** random()) - 1] ?? word;
  return draw < 0.75 ? source.drawWord() : word;
}

/** Asks with some telling words of one sentence, as somebody does who half remembers it. */
function askAbout({ body }: MadeSection, random: () => number): readonly AskLine[] {
  const sentence = pickOne(body, random) ?? '';
  const words = [...new Set(tokenize(sentence).map(({ word }) => word))].filter(
    (word) => word.length > 2 && !stopWords.has(word),
  );
  const told = words.filter(() => random() < 0.6).slice(0, 6);
  if (told.length < 3) return [];
  const opening = pickOne(['what is', 'why does', 'who said that', 'how many of', 'when did'], random) ?? '';
  const question = `${opening} the ${told.join(' ')}?`;
  return [{ kind: 'ask', id: question, question, style: 'natural', all: [escapePattern(sentence)], any: [] }];
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`).replace(/ /gu, String.raw`\s+`);
}

/** One of several things; undefined of none. */
function pickOne<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** What made-up passages are made of: sentences to fill, and words to fill them with. */
interface WordSource {
  /** Sentences of real passages, as the pieces between their telling words and those words, in turn. */
  readonly sentences: readonly (readonly string[])[];
  /** A telling word: frequent ones come up more often, as in the real passages. */
  drawWord(): string;
  /** A word that no passage has had yet. */
  coinWord(): string;
}

const syllables =
  `ba bel bor cal cam dar del dor fal fen gal gor han hel jan kal kor lan lem lor mar men mor nal nor pal pen ras
  rel sal sen sol tar tel tor ul val ven vor wen zal zor`.split(/\s+/u);

/** Reads real corpora as a source of words; always the same for the same corpora and random numbers. */
function readWordSource(corpora: readonly Corpus[], random: () => number): WordSource {
  const passages = corpora.flatMap((corpus) => corpus.passages);
  const texts = passages.flatMap(({ document, sentences }) =>
    sentences.map(({ start, end }) => document.text.slice(start, end)),
  );
  // Repetitions stay in the list: drawing from it gives each word its real frequency.
  const words = texts.flatMap((text) =>
    tokenize(text)
      .filter(isTelling)
      .map(({ word }) => word),
  );
  const coined = new Set(words);
  return {
    sentences: texts.map(splitAtWords).filter((pieces) => pieces.length > 8),
    drawWord: () => pickOne(words, random) ?? '',
    coinWord() {
      const length = 2 + Math.floor(random() * 3);
      const word = Array.from({ length }, () => pickOne(syllables, random) ?? '').join('');
      if (coined.has(word)) return this.coinWord();
      coined.add(word);
      return word;
    },
  };
}

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
