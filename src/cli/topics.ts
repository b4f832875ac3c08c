import type { Corpus } from '../corpus/corpus.ts';
import type { Section } from '../corpus/document.ts';
import type { Context, CorpusCommand } from './dependencies.ts';

export function setUpTopics(command: CorpusCommand, { dependencies, print }: Context): void {
  command.description('list the documents and their sections').action(async ({ corpus }) => {
    await print(printTopics(await dependencies.openCorpus(corpus)));
  });
}

/** The documents of a corpus with their headings, indented as they stand below each other: no line break at the end. */
export function printTopics({ documents }: Pick<Corpus, 'documents'>): string {
  const blocks = documents.map(({ title, updated, sections }) =>
    [updated === null ? title : `${title} · ${updated}`, ...listHeadings(sections)].join('\n'),
  );
  return blocks.join('\n\n');
}

/** Headings that a section shares with the one before it are not said again. */
function listHeadings(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ headings }, index) => {
    const before = sections[index - 1]?.headings ?? [];
    const from = headings.findIndex(
      (heading, depth) => heading !== before[depth] || depth === headings.length - 1,
    );
    return headings
      .slice(Math.max(from, 0))
      .map((heading, depth) => `${'  '.repeat(from + depth + 1)}${heading}`);
  });
}
