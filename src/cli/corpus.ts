import { createSurroundings, spanOf } from '../answer/surroundings.ts';
import type { Command } from 'commander';
import type { Corpus } from '../corpus/corpus.ts';
import { CorpusError, describeProblem } from '../corpus/errors.ts';
import { findSuspects } from '../corpus/suspect-passages.ts';
import type { CommonOptions, Context, ExitCode } from './dependencies.ts';
import { printCitation, wrapQuotation } from './layout.ts';
import { toCorpusPassageResult } from './result.ts';
import { write, writeLine } from './write.ts';

interface PassagesOptions extends CommonOptions {
  readonly json?: boolean;
}

interface CheckOptions extends CommonOptions {
  readonly verbose?: boolean;
}

/** How many passages and addresses a person is asked to look at. */
const shownSuspects = 10;
const shownAddresses = 5;

/** Sets up `corpus check`: every problem of a corpus, each with its place and remedy. */
export function setUpCorpusCheck(command: Command, context: Context): void {
  command
    .description('show what was read of a folder, and look for mistakes')
    .argument('[dir]', 'folder to check (default: the one of --corpus)')
    .option('--verbose', 'name every document, and every file that was left out')
    .action(async (folder: string | undefined, options: CheckOptions) => {
      context.finish(await checkCorpus(folder ?? options.corpus, options.verbose === true, context));
    });
}

/** Sets up `corpus passages`: the passages that questions are answered with. */
export function setUpCorpusPassages(command: Command, { dependencies }: Context): void {
  const { output, style } = dependencies.terminal;
  command
    .description('list the passages that questions are answered with')
    .option('--json', 'write each passage as one line of JSON')
    .action(async (options: PassagesOptions) => {
      const { passages } = await dependencies.openCorpus(options.corpus);
      const surroundings = createSurroundings(passages);
      const blocks = passages.map((passage) =>
        options.json === true
          ? `${JSON.stringify(toCorpusPassageResult(passage, spanOf(passage, surroundings(passage))))}\n`
          : `${wrapQuotation(passage.text, [], style)}\n${printCitation(passage, '', style)} [${passage.id}]\n\n`,
      );
      await write(output, blocks.join(''));
    });
}

/** Sets up `corpus encode`: makes the vectors of a folder ahead of the first start. */
export function setUpCorpusEncode(command: Command, context: Context): void {
  const { dependencies } = context;
  command
    .description('make the vectors of the documents ahead, and leave them in the folder')
    .argument('[dir]', 'folder of the documents (default: the one of --corpus)')
    .action(async (folder: string | undefined, options: CommonOptions) => {
      const file = await dependencies.encodeCorpus(folder ?? options.corpus);
      if (file === null) context.finish(1);
      else await writeLine(dependencies.terminal.output, `Written: ${file}`);
    });
}

async function checkCorpus(folder: string, isVerbose: boolean, { dependencies }: Context): Promise<ExitCode> {
  const { output } = dependencies.terminal;
  try {
    const corpus = await dependencies.openCorpus(folder);
    await writeLine(output, describeLoaded(corpus, isVerbose));
    return corpus.report.problems.every(({ isWarning }) => isWarning === true) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CorpusError) || isUnreadable(error)) throw error;
    const { problems } = error;
    await writeLine(output, [...problems.map(describeProblem), count(problems.length, 'problem')].join('\n'));
    return 1;
  }
}

/** What was read of a folder, in lines. */
export function describeLoaded(corpus: Corpus, isVerbose: boolean): string {
  return [...describeReading(corpus, isVerbose), describeCorpus(corpus)].join('\n');
}

/** Whether the folder itself, and not what stands in it, is the problem. */
function isUnreadable({ problems }: CorpusError): boolean {
  return problems.every((problem) => problem.file === '');
}

/** What was read, what was not, and what a person should look at. */
function describeReading({ documents, passages, report }: Corpus, isVerbose: boolean): readonly string[] {
  const suspects = findSuspects(passages, shownSuspects).map(
    ({ passage, sign, excerpt }) => `  ${passage.id}: ${sign}: ${excerpt}`,
  );
  const addresses = documents
    .flatMap(({ sections }) => sections.flatMap(({ url }) => url ?? []))
    .filter((_, index, all) => index % Math.ceil(all.length / shownAddresses) === 0);
  return [
    ...(isVerbose ? describeDocuments(documents, passages) : []),
    ...report.problems.map(describeProblem),
    ...(isVerbose
      ? report.leftOut.map(({ file, reason }) => `${file}: left out (${reason})`)
      : summarizeLeftOut(report.leftOut)),
    ...(suspects.length === 0 ? [] : ['Passages to look at:', ...suspects]),
    ...(addresses.length === 0 ? [] : ['Addresses to try:', ...addresses.map((address) => `  ${address}`)]),
  ];
}

function describeDocuments(documents: Corpus['documents'], passages: Corpus['passages']): readonly string[] {
  const counts = new Map<string, number>();
  for (const { document } of passages) counts.set(document.slug, (counts.get(document.slug) ?? 0) + 1);
  return documents.map(
    ({ file, title, slug, sections }) =>
      `${file}: ${title}, ${count(sections.length, 'section')}, ${count(counts.get(slug) ?? 0, 'passage')}`,
  );
}

/** `Left out: 12 files (9 a translation, 3 no text)`. */
function summarizeLeftOut(leftOut: Corpus['report']['leftOut']): readonly string[] {
  const reasons = new Map<string, number>();
  for (const { reason } of leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const parts = [...reasons].map(([reason, number]) => `${number} ${reason}`);
  return leftOut.length === 0
    ? []
    : [`Left out: ${count(leftOut.length, 'file')} (${parts.join(', ')}); --verbose names them`];
}

/** `3 documents, … (fingerprint 0a1b2c3d)`. */
export function describeCorpus({ documents, passages, lexicon, report, fingerprint }: Corpus): string {
  const sections = documents.reduce((sum, document) => sum + document.sections.length, 0);
  const warnings = report.problems.filter(({ isWarning }) => isWarning === true).length;
  const problems = report.problems.length - warnings;
  const parts = [
    count(documents.length, 'document'),
    count(sections, 'section'),
    count(passages.length, 'passage'),
    count(lexicon.subjects.length, 'subject'),
    ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
    problems === 0 ? 'no problem' : count(problems, 'problem'),
  ];
  return `${parts.join(', ')} (fingerprint ${fingerprint})`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
