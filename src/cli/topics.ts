import type { Corpus } from '../corpus/corpus.ts';
import type { Context, CorpusCommand } from './dependencies.ts';

export function setUpTopics(command: CorpusCommand, { dependencies, print }: Context): void {
  command.description('list the documents and their sections').action(async ({ corpus }) => {
    await print(printTopics(await dependencies.openCorpus(corpus)));
  });
}

/** The documents of a corpus with their sections, by the names or ids that `asks add` takes: no line break at the end. */
export function printTopics({ documents }: Pick<Corpus, 'documents'>): string {
  const blocks = documents.map(({ title, updated, sections }) => {
    const named = sections.flatMap(({ id, headings }) =>
      headings.length > 0 ? { id, name: `  ${headings.join(' › ')}` } : [],
    );
    const isOnce = (name: string): boolean => named.filter((other) => other.name === name).length === 1;
    const lines = named.map(({ id, name }) => (isOnce(name) ? name : `${name} (${id})`));
    return [updated === null ? title : `${title} · ${updated}`, ...lines].join('\n');
  });
  return blocks.join('\n\n');
}
