import type { Comparison, Side, Snippet } from '../answer/comparison.ts';
import { cite } from './cite.ts';
import { echoText } from './escape.ts';
import { shares } from './limits.ts';
import { quoteText } from './quote.ts';
import type { Words } from './words.ts';

/** A block of a comparison and the snippets that stand in it. */
export interface ComparisonBlock {
  readonly markdown: string;
  readonly snippets: readonly Snippet[];
}

/** Snippets of one side that stand under one aspect, if that aspect is the only one. */
const snippetsOfOnlyAspect = 3;

/** What the corpus says of both subjects at once, a block a sentence so that each fits or goes by itself. */
export function blocksOnBoth({ both }: Comparison, words: Words): readonly ComparisonBlock[] {
  return both.map((snippet, index) => ({
    markdown: [...(index === 0 ? [`**${words.bothTogether}**`] : []), quoteSnippet(snippet)].join('\n'),
    snippets: [snippet],
  }));
}

/**
 * One block an aspect, in the order in which the sides come to speak of it; what belongs to none comes last. Left out
 * where all that both sides say stands above.
 */
export function blocksByAspect(comparison: Comparison, words: Words): readonly ComparisonBlock[] {
  const { a, b } = comparison;
  const named = [...a.snippets, ...b.snippets].map(({ aspect }) => aspect);
  const aspects = [...new Set(named)].toSorted((x, y) => Number(x === null) - Number(y === null));
  const perSide = aspects.length === 1 ? snippetsOfOnlyAspect : 1;
  return aspects.flatMap((aspect) => {
    const first = describeSide(a, { aspect, above: comparison.both, limit: perSide }, words);
    const second = describeSide(
      b,
      { aspect, above: [...comparison.both, ...first.snippets], limit: perSide },
      words,
    );
    const sides = [first, second];
    const isSaidAbove =
      sides.every(({ snippets }) => snippets.length === 0) && speaksOf(a, aspect) && speaksOf(b, aspect);
    if (isSaidAbove) return [];
    const title =
      aspect === null ? words.inGeneral : capitalise(echoText(words.aspect(aspect), shares.nameChars));
    return {
      markdown: [`**${title}**`, ...sides.map(({ markdown }) => markdown)].join('\n'),
      snippets: sides.flatMap(({ snippets }) => snippets),
    };
  });
}

function speaksOf({ snippets }: Side, aspect: string | null): boolean {
  return snippets.some((snippet) => snippet.aspect === aspect);
}

/** A side's name as people read it: the subject it was read as, else what was typed. */
export function nameSide({ subject, asked }: Side): string {
  return echoText(subject ?? asked, shares.nameChars);
}

/** A sentence of the corpus as a quote, with where it stands. */
export function quoteSnippet({ text, passage }: Snippet): string {
  return `${quoteText(text)}\n-# ${cite(passage.document, passage.section, text)}`;
}

/** What is wanted of a side: sentences on one aspect that do not stand above already. */
interface SideRequest {
  readonly aspect: string | null;
  readonly above: readonly Snippet[];
  readonly limit: number;
}

function describeSide(side: Side, { aspect, above, limit }: SideRequest, words: Words): ComparisonBlock {
  const onAspect = side.snippets.filter((snippet) => snippet.aspect === aspect);
  const isNew = ({ text, passage }: Snippet): boolean =>
    !above.some((other) => other.text === text && other.passage.id === passage.id);
  const snippets = onAspect.filter(isNew).slice(0, limit);
  const instead = onAspect.length === 0 ? words.notSaid : words.saidAbove;
  const lines = snippets.length === 0 ? [`*${instead}*`] : snippets.map(quoteSnippet);
  return { markdown: [`__${nameSide(side)}__`, ...lines].join('\n'), snippets };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
