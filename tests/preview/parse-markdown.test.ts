import { assert, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../src/message/escape.ts';
import { parseMarkdown, plainText } from '../../src/preview/page/parse-markdown.ts';

describe('markdown as Discord reads it', () => {
  test.each([
    ['**bold** and *slanted*', ['strong', 'text', 'em']],
    ['__under__ ~~struck~~ ||hidden||', ['underline', 'text', 'strikethrough', 'text', 'spoiler']],
    ['# one\n## two\ntext', ['heading', 'heading', 'text']],
    ['#none', ['text']],
    ['> quoted\n-# small', ['blockQuote', 'subtext']],
    ['> quoted\n- item', ['blockQuote', 'list']],
    ['- a\n- b\nafter', ['list', 'text']],
    ['text - not a list', ['text']],
    ['[label](https://example.org/a_b)', ['link']],
    ['<https://example.org>', ['autolink']],
    ['</virt:1000000000000000100> <t:0:R>', ['slashCommand', 'text', 'timestamp']],
    ['```js\ncode\n```', ['codeBlock']],
  ])('%j', (text, kinds) => {
    const types = parseMarkdown(text).map(({ type }) => type);
    // The library cuts text at every sign.
    expect(types.filter((type, index) => type !== 'text' || types[index - 1] !== 'text')).toEqual(kinds);
  });

  test('nests lists by their indentation, and numbers from the first', () => {
    expect(parseMarkdown('3. a\n  - b\n  - c\n4. d')).toMatchObject([
      { type: 'list', start: 3, items: [[{ content: 'a' }, {}, { start: null }], [{ content: 'd' }]] },
    ]);
  });

  test('shows escaped text exactly as it was', () => {
    assert(
      property(stringMatching(/^[\w *_~`|>#.:@<[\]()\\-]{0,60}$/), (text) => {
        expect(plainText(parseMarkdown(escapeText(text)))).toBe(text);
      }),
    );
  });
});
