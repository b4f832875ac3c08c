import * as v from 'valibot';
import { cleanReport, type Corpus, defaultSettings } from '../../src/corpus/corpus.ts';
import type { Document, Passage, Span } from '../../src/corpus/document.ts';
import { emptyLexicon } from '../../src/corpus/lexicon.ts';
import { countWords, splitSentences } from '../../src/corpus/sentence.ts';

const answers = v.array(v.object({ text: v.string(), answer_start: v.number() }));
const qas = v.array(v.object({ question: v.string(), answers }));
const paragraphs = v.array(v.object({ context: v.string(), qas }));
const squadFile = v.object({ data: v.array(v.object({ title: v.string(), paragraphs })) });

type SquadArticle = v.InferOutput<typeof squadFile>['data'][number];

/** A question of a SQuAD set, with the passage that answers it and where the answers stand in its document. */
export interface SquadQuestion {
  readonly question: string;
  readonly passage: Passage;
  readonly answers: readonly Span[];
}

/** Reads a set in SQuAD 1.1 or 2.0 format, every paragraph a passage; questions without an answer are left out. */
export function parseSquad(input: string): readonly SquadQuestion[] {
  return v.parse(squadFile, JSON.parse(input)).data.flatMap(readArticle);
}

/** A corpus of the given passages. */
export function toCorpus(passages: readonly Passage[]): Corpus {
  const documents = [...new Set(passages.map(({ document }) => document))];
  return {
    documents,
    passages,
    lexicon: emptyLexicon,
    fingerprint: '00000000',
    settings: defaultSettings,
    report: cleanReport,
  };
}

function readArticle(article: SquadArticle, index: number): readonly SquadQuestion[] {
  const slug = `article-${index + 1}`;
  const document: Document = {
    slug,
    title: article.title.replaceAll('_', ' '),
    file: slug,
    updated: null,
    source: null,
    url: null,
    licence: null,
    language: 'en',
    text: article.paragraphs.map(({ context }) => context).join('\n\n'),
    isDemoted: false,
    sections: [],
    links: [],
  };
  let end = -2;
  return article.paragraphs.flatMap((paragraph, place) => {
    const start = end + 2;
    end = start + paragraph.context.length;
    const passage = toPassage(document, `${slug}#${place + 1}`, { start, end });
    return paragraph.qas
      .filter((qa) => qa.answers.length > 0)
      .map((qa) => ({
        question: qa.question,
        passage,
        answers: qa.answers.map(({ text, answer_start: from }) => ({
          start: start + from,
          end: start + from + text.length,
        })),
      }));
  });
}

function toPassage(document: Document, id: string, span: Span): Passage {
  const sentences = splitSentences(document.text, span).map(({ start, end }) => ({
    start,
    end,
    kind: 'sentence' as const,
    leadIn: null,
    words: countWords(document.text.slice(start, end)),
  }));
  const section = {
    id,
    headings: [],
    asks: [],
    url: null,
    blocks: [{ kind: 'paragraph' as const, ...span }],
  };
  return {
    id: `${id}.1`,
    document,
    section,
    part: { number: 1, count: 1 },
    ...span,
    text: document.text.slice(span.start, span.end),
    sentences,
  };
}
