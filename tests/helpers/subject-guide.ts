import type { SubjectGuide } from '../../src/answer/subject-guide.ts';

/** A guide through a corpus without subjects. */
export const emptyGuide: SubjectGuide = {
  all: [],
  namedIn: () => [],
  subjectOf: () => null,
  relatedTo: () => [],
  otherNames: () => [],
};
