import table from './vietnamese-words.json' with { type: 'json' };

/** What people say in Vietnamese, as the source of a pattern, and the English for it, empty for what is only grammar. */
export interface Expression {
  readonly pattern: string;
  readonly english: string;
}

/** Those expressions, in the order in which they are tried: one of several words ahead of its parts. */
export const expressions: readonly Expression[] = table.expressions.map((line) => {
  const at = line.lastIndexOf(' =');
  return { pattern: line.slice(0, at), english: line.slice(at + 2).trim() };
});
