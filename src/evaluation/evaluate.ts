import type { Answer } from '../answer/answer.ts';
import type { Engine } from '../answer/engine.ts';
import { isCalled } from '../corpus/add-ask.ts';
import { GoldenError, parseGolden } from './golden.ts';
import { type Asked, judge } from './judge.ts';
import { describeSummary, summarize } from './summary.ts';

/** An evaluation for a person and for a program, and whether a section that should answer did not. */
export interface Report {
  readonly text: string;
  readonly json: object;
  readonly hasFailed: boolean;
}

/**
 * Plays golden questions (JSON Lines, each of a `kind`) and measures, or checks questions that name a section (CSV).
 * Throws `GoldenError`.
 */
export async function evaluate(input: string, engine: Asked & Pick<Engine, 'corpus'>): Promise<Report> {
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

/** A question with the heading or id of the section that has to answer it; an empty one where nothing should. */
type Expectation = Readonly<Record<'question' | 'section', string>>;

/** Reads expectations from CSV with a header line, whose cells are parted by commas, semicolons or tabs. */
function parseExpectations(input: string): readonly Expectation[] {
  const [separator = ','] = /[;\t]/u.exec(input.split('\n', 1)[0]!) ?? [];
  const [header = [], ...rows] = parseCsv(input.replace(/^\uFEFF/u, ''), separator);
  const [question, section] = ['question', 'section'].map((name) =>
    header.findIndex((cell) => cell.toLowerCase() === name),
  );
  if (question === -1 || section === -1) {
    throw new GoldenError('line 1: needs the columns question and section, or objects with a kind');
  }
  return rows.map((cells) => ({ question: cells[question!] ?? '', section: cells[section!] ?? '' }));
}

/** Rows of cells, trimmed unless in quotes, which may hold separators, line breaks and doubled quotes (RFC 4180). */
function parseCsv(input: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = new RegExp(
    ` *(?:"((?:[^"]|"")*)" *|([^${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`,
    'gu',
  );
  for (const [, quoted, plain = '', end] of input.matchAll(cells)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    if (end !== separator) rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

async function checkSections(
  expectations: readonly Expectation[],
  { ask, corpus }: Pick<Engine, 'ask' | 'corpus'>,
): Promise<readonly (Expectation & { readonly reason: string })[]> {
  const failures = [];
  for (const { question, section } of expectations) {
    const answer = await ask(question);
    const rank = answer.passages.findIndex(({ passage }) => isCalled(passage, section));
    const isRight = answer.status === 'answered' ? rank === 0 : section === '';
    if (isRight) continue;
    const isThere = section === '' || corpus.passages.some((passage) => isCalled(passage, section));
    const missing = isThere ? '' : `; no section is called so, "virtbot topics" lists them`;
    const reason = describeAnswer(answer, rank) + missing;
    failures.push({ question, section, reason });
  }
  return failures;
}

/** What was answered, where the expected section stands at `rank`, from 0. */
function describeAnswer({ status, passages, confidence }: Answer, rank: number): string {
  const { id = 'none', headings = [] } = passages[0]?.passage.section ?? {};
  const place = rank > 0 ? `, the expected one comes ${rank + 1}` : '';
  const how = status === 'answered' ? 'answered from' : 'withheld; nearest is';
  return `${how} "${headings.at(-1) ?? id}"${place} (confidence ${confidence.toFixed(2)})`;
}
