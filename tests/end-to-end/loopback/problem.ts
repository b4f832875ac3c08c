/** One fault of a payload: where it is (dotted, `''` for the whole body) and what is wrong. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Joins path segments with dots, leaving out empty ones. */
export function joinPath(...segments: readonly (string | number)[]): string {
  return segments.filter((segment) => segment !== '').join('.');
}

/** The body of Discord's answer 400 / 50035 for these problems: `errors` nested along each path. */
export function toInvalidFormBody(problems: readonly Problem[]) {
  const faults = problems.map(({ path, message }) => ({ keys: path.split('.').filter(Boolean), message }));
  return { message: 'Invalid Form Body', code: 50_035, errors: nest(faults) };
}

function nest(faults: readonly { readonly keys: readonly string[]; readonly message: string }[]): object {
  const own = faults
    .filter(({ keys }) => keys.length === 0)
    .map(({ message }) => ({ code: 'LOOPBACK_RULE', message }));
  const keys = new Set(faults.flatMap((fault) => fault.keys.slice(0, 1)));
  const inner = Array.from(keys, (key) => [
    key,
    nest(
      faults
        .filter((fault) => fault.keys[0] === key)
        .map((fault) => ({ ...fault, keys: fault.keys.slice(1) })),
    ),
  ]);
  return { ...Object.fromEntries(inner), ...(own.length > 0 ? { _errors: own } : {}) };
}

/** Problems as lines a test failure can show. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `${path === '' ? '(body)' : path}: ${message}`).join('\n');
}
