import { expect, test } from 'vitest';
import { stripMarkup } from '../../src/answer/clean-question.ts';
import { echoText, escapeText, readEscaped, shortName } from '../../src/message/escape.ts';
import { readQuestion, writeQuestion } from '../../src/message/message.ts';
import { normalizeQuestion } from '../../src/state/count-gaps.ts';

/** Thirty times what Discord lets through: what goes over it more than once for each character never ends. */
const length = 180_000;

const blanks = [' ', '\u2028', '\n', '\r', ' \n', '\u00a0\n', ' ?', ' ạ', '# ', '1. ', 'Correction ('];
const marks = '1 - : :a < </ </a:1 <:a ` `` [ [a]( ](http: http:// @ a@ * _a ~| \\ " ?'.split(' ');

test.each([...blanks, ...marks])('text of nothing but %j is gone through once', (piece) => {
  const text = piece.repeat(length / piece.length);
  for (const hostile of [text, `x${text}x`, `${text}\n`]) {
    const read = [
      escapeText,
      readEscaped,
      shortName,
      stripMarkup,
      writeQuestion,
      readQuestion,
      normalizeQuestion,
    ];
    expect(read.map((go) => typeof go(hostile)).every((type) => ['string', 'object'].includes(type))).toBe(
      true,
    );
    expect(echoText(hostile, length).length).toBeLessThanOrEqual(4 * length);
  }
});
