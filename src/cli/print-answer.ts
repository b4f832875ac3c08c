import type { Answer } from '../answer/answer.ts';
import type { Comparison } from '../answer/comparison.ts';
import type { Engine } from '../answer/engine.ts';
import { frameBlocks, type View } from '../message/message.ts';
import { renderAbstention } from '../message/render-abstention.ts';
import { renderAnswer, renderPassages } from '../message/render-answer.ts';
import { pageComparison, renderComparison } from '../message/render-comparison.ts';
import { catalogue } from '../message/words.ts';
import { printMessage } from './print-markdown.ts';
import type { Style } from './terminal.ts';

const view: View = { words: catalogue.en, rows: [] };

/** An answer as text for a terminal: what a message says of it, without the question. */
export function printAnswer(answer: Answer, { corpus, subjects }: Engine, style: Style): string {
  const { question, comparison, status, sure } = answer;
  const [best, ...others] = answer.passages;
  if (comparison !== null) return printComparison(comparison, style);
  if (status === 'abstained' || best === undefined) {
    return printMessage(renderAbstention(answer, view, corpus.settings), style);
  }
  if (!sure) {
    const unmarked = answer.passages.map((passage) => ({ ...passage, highlights: [] }));
    const [, ...quoted] = renderPassages(question, unmarked, view).blocks;
    return printMessage(frameBlocks([view.words.notSure, ...quoted], view), style);
  }
  const names = subjects.otherNames(question, best.excerpt);
  const shown = { ...answer, names, passages: [best, ...others] as const, signature: null };
  return printMessage(renderAnswer(shown, view), style);
}

export function printComparison(comparison: Comparison, style: Style): string {
  const { blocks } = renderComparison(comparison, view);
  const [head = '', ...others] = blocks;
  const rows = comparison.status === 'answered' ? pageComparison(comparison, view.words).flat() : others;
  return printMessage(frameBlocks([head, ...rows], view), style);
}
