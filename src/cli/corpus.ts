import { createSurroundings, spanOf } from '../answer/surroundings.ts';
import type { Command } from 'commander';
import type { Corpus } from '../corpus/corpus.ts';
import { CorpusError, describeProblem } from '../corpus/errors.ts';
import type { CommonOptions, Context, ExitCode } from './dependencies.ts';
import { printCitation, wrapQuotation } from './layout.ts';
import { toCorpusPassageResult } from './result.ts';
import { write, writeLine } from './write.ts';

interface PassagesOptions extends CommonOptions {
  readonly json?: boolean;
}

/** Sets up `corpus check`: every problem of a corpus, each with its place and remedy. */
export function setUpCorpusCheck(command: Command, context: Context): void {
  command
    .description('look for mistakes in the documents')
    .argument('[dir]', 'folder to check (default: the one of --corpus)')
    .action(async (folder: string | undefined, options: CommonOptions) => {
      context.finish(await checkCorpus(folder ?? options.corpus, context));
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
export function setUpCorpusEncode(command: Command, { dependencies, finish }: Context): void {
  command
    .description('make the vectors of the documents ahead, and leave them in the folder')
    .argument('[dir]', 'folder of the documents (default: the one of --corpus)')
    .action(async (folder: string | undefined, options: CommonOptions) => {
      const file = await dependencies.encodeCorpus(folder ?? options.corpus);
      if (file === null) finish(1);
      else await writeLine(dependencies.terminal.output, `Written: ${file}`);
    });
}

async function checkCorpus(folder: string, { dependencies }: Context): Promise<ExitCode> {
  const { output } = dependencies.terminal;
  try {
    await writeLine(output, describeCorpus(await dependencies.openCorpus(folder)));
    return 0;
  } catch (error) {
    if (!(error instanceof CorpusError) || isUnreadable(error)) throw error;
    const { problems } = error;
    await writeLine(output, [...problems.map(describeProblem), count(problems.length, 'problem')].join('\n'));
    return 1;
  }
}

/** Whether the folder itself, and not what stands in it, is the problem. */
function isUnreadable({ problems }: CorpusError): boolean {
  return problems.every((problem) => problem.file === '');
}

function describeCorpus({ documents, passages, lexicon, fingerprint }: Corpus): string {
  const sections = documents.reduce((sum, document) => sum + document.sections.length, 0);
  const parts = [
    count(documents.length, 'document'),
    count(sections, 'section'),
    count(passages.length, 'passage'),
    count(lexicon.subjects.length, 'subject'),
  ];
  return `${parts.join(', ')}, no problem (fingerprint ${fingerprint})`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
