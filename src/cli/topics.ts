import type { Command } from 'commander';
import type { Corpus } from '../corpus/corpus.ts';
import type { Document } from '../corpus/document.ts';
import type { CommonOptions, Context } from './dependencies.ts';
import { paintFor } from './layout.ts';
import type { Style } from './terminal.ts';
import { writeLine } from './write.ts';

/** Sets up `topics`: the documents and their sections. */
export function setUpTopics(command: Command, { dependencies }: Context): void {
  const { output, style } = dependencies.terminal;
  command.description('list the documents and their sections').action(async (options: CommonOptions) => {
    const corpus = await dependencies.openCorpus(options.corpus);
    await writeLine(output, printTopics(corpus, style));
  });
}

interface Topic {
  readonly name: string;
  readonly topics: Topic[];
}

/** The documents of a corpus and their sections as a tree: no line break at the end. */
export function printTopics(corpus: Corpus, style: Style): string {
  return corpus.documents.map((document) => printDocument(document, style)).join('\n\n');
}

function printDocument(document: Document, style: Style): string {
  const { bold, dim } = paintFor(style);
  const date = document.updated === null ? '' : dim(` · ${document.updated}`);
  return [bold(document.title) + date, ...printBranch(growTree(document), '')].join('\n');
}

/** Headings that follow each other below the same headings share a branch. */
function growTree(document: Document): readonly Topic[] {
  const roots: Topic[] = [];
  for (const { headings } of document.sections) {
    let level = roots;
    for (const [depth, name] of headings.entries()) {
      const last = level.at(-1);
      const isBranch = depth < headings.length - 1;
      const topic: Topic = isBranch && last?.name === name ? last : { name, topics: [] };
      if (topic !== last) level.push(topic);
      level = topic.topics;
    }
  }
  return roots;
}

function printBranch(topics: readonly Topic[], indent: string): readonly string[] {
  return topics.flatMap(({ name, topics: inner }, index) => {
    const isLast = index === topics.length - 1;
    return [
      `${indent}${isLast ? '└─' : '├─'} ${name}`,
      ...printBranch(inner, `${indent}${isLast ? '   ' : '│  '}`),
    ];
  });
}
