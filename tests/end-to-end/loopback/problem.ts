/** One fault of a payload: where it is (dotted, `''` for the whole body) and what is wrong. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Joins path segments with dots, leaving out empty ones. */
export function joinPath(...segments: readonly (string | number)[]): string {
  return segments.filter((segment) => segment !== '').join('.');
}

/** The body of Discord's answer 400 / 50035 for these problems. */
export function toInvalidFormBody(problems: readonly Problem[]) {
  const errors = problems.map(({ path, message }) => ({ code: path, message }));
  return { message: 'Invalid Form Body', code: 50_035, errors: { _errors: errors } };
}

/** Problems as lines a test failure can show. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `${path === '' ? '(body)' : path}: ${message}`).join('\n');
}
