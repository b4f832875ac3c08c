import type { Engine } from '../src/answer/engine.ts';
import { echoText } from '../src/message/escape.ts';
import { shares } from '../src/message/limits.ts';
import type { Words } from '../src/message/words.ts';

/** How many suggestions to ask for, so that one is a question that can serve as an example. */
const suggestionsWanted = 50;

/** How many of the first questions of a corpus are tried as an example. */
const examplesTried = 12;

/** Longest example, in characters: it stands in one line. */
const longestExample = 80;

/** What to say to somebody who has not asked anything: with an example that the corpus answers well, if there is one. */
export async function hintAt(engine: Engine, words: Words): Promise<string> {
  const example = await findExample(engine);
  return example === null ? words.askMe : words.askMeSuchAs(echoText(example, shares.nameChars));
}

/** Of the headings that ask, the one that is answered most surely. */
async function findExample(engine: Engine): Promise<string | null> {
  const questions = engine
    .complete({ kind: 'question' }, '', suggestionsWanted)
    .filter(({ kind, text }) => kind === 'question' && text.length <= longestExample)
    .map(({ text }) => text);
  const asking = questions.filter((text) => text.endsWith('?'));
  const tried = (asking.length > 0 ? asking : questions).slice(0, examplesTried);
  const answers = await Promise.all(tried.map(async (text) => ({ text, ...(await engine.ask(text)) })));
  const best = answers
    .filter(({ status }) => status === 'answered')
    .toSorted((a, b) => b.confidence - a.confidence);
  return best[0]?.text ?? tried[0] ?? null;
}
