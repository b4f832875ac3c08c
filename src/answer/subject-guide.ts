import type { Term } from '../analysis/analyze.ts';
import type { Passage } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { AnalysedPassage } from '../retrieval/analysed-passage.ts';
import { createCache } from '../retrieval/cache.ts';
import type { Reading } from './answer.ts';
import type { AnswerSources } from './sources.ts';

/** Finds its way among the subjects of a corpus. */
export interface SubjectGuide {
  /** In the corpus's order; the same corpus always gives the same list. */
  readonly all: readonly Subject[];
  /** Subjects a text names, in order, each once. */
  namedIn(text: string): readonly Subject[];
  /** What an answer is about: the first subject that the question names, else the section's heading, else its text. */
  subjectOf(question: string, passage: Passage): Subject | null;
  /** Subjects worth comparing with this one, the nearest first: of its kind, of its family, or spoken of beside it. */
  relatedTo(subject: Subject, limit: number): readonly Subject[];
  /** Names of the question under which the text knows the same subject by another name: `KVM` → its full name. */
  otherNames(question: string, text: string): readonly Reading[];
}

/** How many passages that name a subject are looked through for its neighbours. */
const passagesLookedThrough = 40;

/** For how many subjects the related ones are kept: finding them takes longer than the answer they stand below. */
const cachedSubjects = 200;

/** For how many texts the subjects they name are kept: questions, headings and the passages they stand above. */
const cachedTexts = 500;

/** How much it counts to be of the same kind, of the same parent, and to be named in all the same passages. */
const weights = { kind: 1, parent: 0.5, passages: 1 } as const;

/** Makes the guide of a corpus; what relates to a subject is worked out when it is asked for. */
export function createSubjectGuide({ index, subjects }: AnswerSources): SubjectGuide {
  const namedIn = createCache(
    (text: string): readonly Subject[] => [
      ...new Set(index.analyzer.analyze(text).flatMap(({ subject }) => (subject === null ? [] : [subject]))),
    ],
    cachedTexts,
  );

  function countNeighbours(subject: Subject): ReadonlyMap<Subject, number> {
    const term = index.analyzer.analyze(subject.name).find((found) => found.subject === subject)?.term;
    const terms = new Map(term === undefined ? [] : [[term, 1]]);
    const counts = new Map<Subject, number>();
    for (const { passage } of index.find(terms, passagesLookedThrough)) {
      for (const other of listNamed(passage)) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    return counts;
  }

  function rankRelated(subject: Subject): readonly Subject[] {
    const neighbours = countNeighbours(subject);
    const nearness = (other: Subject): number =>
      (other.kind === subject.kind ? weights.kind : 0) +
      (other.parent !== null && other.parent === subject.parent ? weights.parent : 0) +
      ((neighbours.get(other) ?? 0) / passagesLookedThrough) * weights.passages;
    return subjects
      .filter((other) => other !== subject && neighbours.has(other))
      .toSorted((a, b) => nearness(b) - nearness(a));
  }

  const relatedOf = createCache(rankRelated, cachedSubjects);

  return {
    all: subjects,
    namedIn,
    subjectOf(question, passage) {
      const texts = [question, passage.section.headings.at(-1) ?? '', passage.document.title, passage.text];
      return texts.map((text) => namedIn(text)[0]).find((subject) => subject !== undefined) ?? null;
    },
    relatedTo: (subject, limit) => relatedOf(subject).slice(0, limit),
    otherNames: (question, text) => listOtherNames(index.analyzer.analyze(question), question, text),
  };
}

function listOtherNames(terms: readonly Term[], question: string, text: string): readonly Reading[] {
  const written = text.toLowerCase();
  const readings = terms.flatMap(({ subject, start, end }): Reading[] => {
    if (subject === null) return [];
    const typed = question.slice(start, end);
    const other = [subject.name, ...subject.aliases].find((name) => written.includes(name.toLowerCase()));
    const isPlain = written.includes(typed.toLowerCase()) || other === undefined;
    return isPlain ? [] : [{ typed, read: other }];
  });
  return readings.filter(
    ({ typed }, position) => readings.findIndex((reading) => reading.typed === typed) === position,
  );
}

function listNamed({ sentences }: AnalysedPassage): ReadonlySet<Subject> {
  return new Set(
    sentences.flatMap(({ terms }) => terms.flatMap(({ subject }) => (subject === null ? [] : [subject]))),
  );
}
