import { findSurroundings, spanOf } from '../answer/surroundings.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { CorpusError, describeProblem } from '../corpus/errors.ts';
import { findSuspects } from '../corpus/suspect-passages.ts';
import { cite } from '../message/cite.ts';
import { quoteBlocks } from '../message/quote.ts';
import { catalogue } from '../message/words.ts';
import type { Context, CorpusCommand } from './dependencies.ts';
import { printMarkdown } from './print-markdown.ts';
import { toCorpusPassageResult } from './result.ts';

const shownSuspects = 10;
const shownAddresses = 5;

export function setUpCorpusCheck(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('show what was read of a folder, and look for mistakes')
    .argument('[dir]', 'folder to check (default: the one of --corpus)')
    .option('--verbose', 'name every document, and every file that was left out')
    .action(async (folder, { corpus: usual, verbose = false }) => {
      try {
        const corpus = await dependencies.openCorpus(folder ?? usual);
        await print(describeLoaded(corpus, verbose));
        const { aboutEncoder, aboutWords } = catalogue.en;
        await print((await dependencies.canEncode(corpus)) ? aboutEncoder : aboutWords);
        if (corpus.report.problems.some(({ isWarning }) => isWarning !== true)) finish(1);
      } catch (error) {
        // The folder itself, and not what stands in it, may be the problem.
        if (!(error instanceof CorpusError) || error.problems.every(({ file }) => file === '')) throw error;
        const { problems } = error;
        await print([...problems.map(describeProblem), count(problems.length, 'problem')].join('\n'));
        finish(1);
      }
    });
}

export function setUpCorpusPassages(command: CorpusCommand, { dependencies, print }: Context): void {
  command
    .description('list the passages that questions are answered with')
    .argument('[dir]', 'folder of the documents (default: the one of --corpus)')
    .option('--json', 'write each passage as one line of JSON')
    .action(async (folder, { corpus, json }) => {
      const { passages } = await dependencies.openCorpus(folder ?? corpus);
      const blocks = passages.map((passage, index) => {
        if (json) {
          const shown = spanOf(passage, findSurroundings(passage, passages, index));
          return JSON.stringify(toCorpusPassageResult(passage, shown));
        }
        const place = cite(passage.document, passage.section);
        const shown = `${quoteBlocks(passage, passage)}\n— ${place} [${passage.id}]\n`;
        return printMarkdown(shown, dependencies.terminal.style);
      });
      await print(blocks.join('\n'));
    });
}

export function setUpCorpusEncode(command: CorpusCommand, { dependencies, print, finish }: Context): void {
  command
    .description('make the vectors of the documents ahead, and leave them in the folder')
    .argument('[dir]', 'folder of the documents (default: the one of --corpus)')
    .action(async (folder, { corpus }) => {
      const file = await dependencies.encodeCorpus(folder ?? corpus);
      if (file === null) finish(1);
      else await print(`Written: ${file}`);
    });
}

/** What was read of a folder, what was not, and what a person should look at. */
export function describeLoaded(corpus: Corpus, isVerbose: boolean): string {
  const { documents, passages, report } = corpus;
  const suspects = findSuspects(passages, shownSuspects).map((suspect) => `  ${suspect}`);
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
    describeCorpus(corpus),
  ].join('\n');
}

function describeDocuments(documents: Corpus['documents'], passages: Corpus['passages']): readonly string[] {
  return documents.map((document) => {
    const { file, title, sections, isDemoted } = document;
    const own = passages.filter((passage) => passage.document === document).length;
    const size = `${count(sections.length, 'section')}, ${count(own, 'passage')}`;
    return `${file}: ${title}, ${size}${isDemoted ? ', answers only what nothing else does' : ''}`;
  });
}

/** `Left out: 12 files (9 a translation, 3 no text)`. */
function summarizeLeftOut(leftOut: Corpus['report']['leftOut']): readonly string[] {
  if (leftOut.length === 0) return [];
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  const parts = reasons.map((one) => `${leftOut.filter(({ reason }) => reason === one).length} ${one}`);
  return [`Left out: ${count(leftOut.length, 'file')} (${parts.join(', ')}); --verbose names them`];
}

/** `3 documents, … (fingerprint 0a1b2c3d)`. */
export function describeCorpus({ documents, passages, lexicon, report, fingerprint }: Corpus): string {
  const sections = documents.flatMap((document) => document.sections);
  const warnings = report.problems.filter(({ isWarning }) => isWarning === true).length;
  const problems = report.problems.length - warnings;
  const parts = [
    count(documents.length, 'document'),
    count(sections.length, 'section'),
    count(passages.length, 'passage'),
    count(lexicon.subjects.length, 'subject'),
    warnings === 0 ? [] : count(warnings, 'warning'),
    problems === 0 ? 'no problem' : count(problems, 'problem'),
  ];
  return `${parts.flat().join(', ')} (fingerprint ${fingerprint})`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
