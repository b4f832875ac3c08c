import { assert, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../src/message/escape.ts';
import { parseMarkdown, plainText } from '../../src/preview/page/parse-markdown.ts';

describe('markdown as Discord reads it', () => {
  test.each([
    ['__under__ ~~struck~~ ||hidden||', ['underline', 'text', 'strikethrough', 'text', 'spoiler']],
    ['#none', ['text']],
    ['> quoted\n-# small', ['blockQuote', 'subtext']],
    ['> quoted\n- item', ['blockQuote', 'item']],
    ['- a\n- b\nafter', ['item', 'item', 'text']],
    ['text - not a list', ['text']],
  ])('%j', (text, kinds) => {
    const types = parseMarkdown(text).map(({ type }) => type);
    // The library cuts text at every sign.
    expect(types.filter((type, index) => type !== 'text' || types[index - 1] !== 'text')).toEqual(kinds);
  });

  test('shows escaped text exactly as it was', () => {
    assert(
      property(stringMatching(/^[\w *_~`|>#.:@<[\]()\\-]{0,60}$/), (text) => {
        expect(plainText(parseMarkdown(escapeText(text)))).toBe(text);
      }),
    );
  });
});
