/** The bot's own words in a picture of a comparison, in one language. */
export interface ComparisonWords {
  versus(a: string, b: string): string;
  onAspect(names: string, aspect: string): string;
  /** The engine's name of an aspect, in the language. */
  aspect(name: string): string;
  /** Title of what is said of both subjects at once. */
  readonly bothTogether: string;
  /** Title of what is said under no aspect in particular. */
  readonly inGeneral: string;
  /** Stands where the corpus says nothing. */
  readonly notSaid: string;
  /** Title of the list of citations. */
  readonly citedPassages: string;
  /** Names the rows that do not stand in the picture or its alt text. */
  rowsLeftOut(titles: readonly string[]): string;
}

/** The bot's own words in a map of the lexicon, in one language. */
export interface MapWords {
  /** Title of the map of so many subjects. */
  mapOf(subjects: number): string;
  /** Title of the subjects that belong to none. */
  readonly otherSubjects: string;
  /** Stands for names that are left out. */
  moreNames(names: number): string;
}
