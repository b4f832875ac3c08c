import * as v from 'valibot';
import { describeIssue } from '../corpus/describe-issue.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Document, Passage, Section, Span } from '../corpus/document.ts';
import { emptyLexicon } from '../corpus/lexicon.ts';
import { countWords, splitSentences } from '../corpus/sentence.ts';

const squadFile = v.object({
  data: v.array(
    v.object({
      title: v.string(),
      paragraphs: v.array(
        v.object({
          context: v.string(),
          qas: v.array(
            v.object({
              question: v.string(),
              answers: v.array(v.object({ text: v.string(), answer_start: v.number() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

type SquadArticle = v.InferOutput<typeof squadFile>['data'][number];

/** A question of a SQuAD set, with the passage that answers it. */
export interface SquadQuestion {
  readonly question: string;
  readonly passage: Passage;
  /** Where the answer stands in the passage's document. */
  readonly answers: readonly Span[];
}

/** A SQuAD set: every paragraph a passage of its article. */
export interface SquadSet {
  readonly passages: readonly Passage[];
  readonly questions: readonly SquadQuestion[];
}

/** Thrown when a file is not in SQuAD format; says what was found where. */
export class SquadError extends Error {
  override readonly name = 'SquadError';
}

/** Reads a set in SQuAD 1.1 or 2.0 format; questions without an answer are left out. Throws {@link SquadError}. */
export function parseSquad(input: string): SquadSet {
  let value: unknown;
  try {
    value = JSON.parse(input);
  } catch (error) {
    throw new SquadError('not JSON; give a file in SQuAD format', { cause: error });
  }
  const result = v.safeParse(squadFile, value);
  if (!result.success) throw new SquadError(`not in SQuAD format: ${describeIssue(result.issues[0])}`);
  const articles = result.output.data.map((article, index) => readArticle(article, `article-${index + 1}`));
  return {
    passages: articles.flatMap(({ passages }) => passages),
    questions: articles.flatMap(({ questions }) => questions),
  };
}

/** A corpus of the given passages. */
export function toCorpus(passages: readonly Passage[]): Corpus {
  const documents = [...new Set(passages.map(({ document }) => document))];
  return { documents, passages, lexicon: emptyLexicon, fingerprint: '00000000' };
}

function readArticle(article: SquadArticle, slug: string): SquadSet {
  const sections: Section[] = [];
  const contexts = article.paragraphs.map(({ context }) => context);
  const document: Document = {
    slug,
    title: article.title.replace(/_/gu, ' '),
    file: slug,
    updated: null,
    source: null,
    url: null,
    licence: null,
    language: 'en',
    text: contexts.join('\n\n'),
    pieces: [],
    sections,
    links: [],
  };
  let start = 0;
  const sets = article.paragraphs.map(({ context, qas }, index) => {
    const span = { start, end: start + context.length };
    start = span.end + 2;
    const section = {
      id: `${slug}#${index + 1}`,
      headings: [],
      blocks: [{ kind: 'paragraph' as const, ...span }],
    };
    sections.push(section);
    const passage = toPassage(document, section, span);
    return { passage, questions: qas.flatMap((qa) => readQuestion(qa, passage)) };
  });
  return {
    passages: sets.map(({ passage }) => passage),
    questions: sets.flatMap(({ questions }) => questions),
  };
}

function toPassage(document: Document, section: Section, span: Span): Passage {
  const sentences = splitSentences(document.text, span).map(({ start, end }) => ({
    start,
    end,
    kind: 'sentence' as const,
    leadIn: null,
    words: countWords(document.text.slice(start, end)),
  }));
  const text = document.text.slice(span.start, span.end);
  return { id: `${section.id}.1`, document, section, ...span, text, sentences };
}

function readQuestion(
  { question, answers }: SquadArticle['paragraphs'][number]['qas'][number],
  passage: Passage,
): readonly SquadQuestion[] {
  const spans = answers.map(({ text, answer_start: from }) => ({
    start: passage.start + from,
    end: passage.start + from + text.length,
  }));
  return spans.length === 0 ? [] : [{ question, passage, answers: spans }];
}
