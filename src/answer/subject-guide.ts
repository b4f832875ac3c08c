import type { Passage } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { Reading } from '../retrieval/repair.ts';
import { listRelatedSubjects } from './related-subjects.ts';
import { resolveSubject } from './resolve-subject.ts';
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

/** Makes the guide of a corpus; what relates to a subject is worked out once, when it is first asked for. */
export function createSubjectGuide(sources: AnswerSources): SubjectGuide {
  const { index, subjects } = sources;
  const namedIn = (text: string): readonly Subject[] => [
    ...new Set(index.analyzer.analyze(text).flatMap(({ subject }) => (subject === null ? [] : [subject]))),
  ];
  const related = new Map<Subject, readonly Subject[]>();
  const relatedOf = (subject: Subject): readonly Subject[] => {
    const resolved = related.has(subject) ? null : resolveSubject(subject.name, sources);
    if (resolved !== null) related.set(subject, listRelatedSubjects(resolved, sources));
    return related.get(subject) ?? [];
  };

  return {
    all: subjects,
    namedIn,
    subjectOf(question, passage) {
      for (const text of [
        question,
        passage.section.headings.at(-1) ?? '',
        passage.document.title,
        passage.text,
      ]) {
        const [subject] = namedIn(text);
        if (subject !== undefined) return subject;
      }
      return null;
    },
    relatedTo: (subject, limit) => relatedOf(subject).slice(0, limit),
    otherNames(question, text) {
      const written = text.toLowerCase();
      const readings = index.analyzer.analyze(question).flatMap(({ subject, start, end }): Reading[] => {
        if (subject === null) return [];
        const typed = question.slice(start, end);
        const other = [subject.name, ...subject.aliases].find((name) => written.includes(name.toLowerCase()));
        const isPlain = written.includes(typed.toLowerCase()) || other === undefined;
        return isPlain ? [] : [{ typed, read: other }];
      });
      return readings.filter(
        ({ typed }, position) => readings.findIndex((reading) => reading.typed === typed) === position,
      );
    },
  };
}
