import { echoText, readEscaped } from './escape.ts';
import { shares } from './limits.ts';

/** Characters of a question, before escaping, up to which it stands as a heading; a longer one in small print. */
const headingChars = 200;

/** What was asked as the first line of a message, whole: {@link readQuestion} reads it from there. */
export function writeQuestion(question: string): string {
  return `${question.length > headingChars ? '-#' : '###'} ${echoText(question, shares.questionChars)}`;
}

/** What {@link writeQuestion} was given, with white space collapsed; null when the text does not begin with a question. */
export function readQuestion(markdown: string): string | null {
  const [, line] = /^(?:###|-#) (\S[^\n]*)/u.exec(markdown) ?? [];
  return line === undefined ? null : readEscaped(line);
}
