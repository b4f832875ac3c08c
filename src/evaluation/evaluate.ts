import { checkSections, parseExpectations } from './check-sections.ts';
import { parseGolden } from './golden.ts';
import { type Asked, judge } from './judge.ts';
import { describeSummary, summarize } from './summary.ts';

/** An evaluation for a person and for a program, and whether a section that should answer did not. */
export interface Report {
  readonly text: string;
  readonly json: object;
  readonly hasFailed: boolean;
}

/**
 * Plays golden questions (JSON Lines, each of a `kind`) and measures, or checks questions that name a section (CSV or
 * JSON Lines). Throws `GoldenError`.
 */
export async function evaluate(input: string, engine: Asked): Promise<Report> {
  if (/^\s*\{.*"kind"\s*:/u.test(input)) {
    const json = summarize(await judge(parseGolden(input), engine));
    return { text: describeSummary(json), json, hasFailed: false };
  }
  const expectations = parseExpectations(input);
  const failures = await checkSections(expectations, engine);
  const lines = failures.map(
    ({ question, section, reason }) => `${question}\n  expected ${section || 'no answer'}; ${reason}`,
  );
  const passed = `${expectations.length - failures.length} of ${expectations.length} as expected`;
  const json = { questions: expectations.length, failures };
  return { text: [...lines, passed].join('\n'), json, hasFailed: failures.length > 0 };
}
