export interface Problem {
  /** Path relative to the corpus folder; empty when the folder itself is the problem. */
  readonly file: string;
  /** 1-based; null when the problem is the file as a whole. */
  readonly line: number | null;
  readonly message: string;
  readonly remedy: string;
  /** True when nothing is lost by it. */
  readonly isWarning?: boolean;
}

export function createProblem(
  file: string,
  message: string,
  remedy: string,
  line: number | null = null,
): Problem {
  return { file, line, message, remedy };
}

/** Thrown when a corpus cannot be loaded; carries every problem found, not just the first. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';
  readonly folder: string;
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    super([`The corpus in ${folder} cannot be used:`, ...problems.map(describeProblem)].join('\n'));
    this.folder = folder;
    this.problems = problems;
  }
}

/** One line for a person: `file:line: message (remedy)`. */
export function describeProblem(problem: Problem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`;
  return `${place === '' ? '' : `${place}: `}${problem.message} (${problem.remedy})`;
}
