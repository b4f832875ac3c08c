import { assert, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../src/message/escape.ts';
import { parseMarkdown, plainText } from '../../src/preview/page/parse-markdown.ts';

describe('markdown as Discord reads it', () => {
  test.each([
    ['**bold** and *slanted*', ['strong', 'text', 'em']],
    ['__under__ ~~struck~~ ||hidden||', ['underline', 'text', 'strike', 'text', 'spoiler']],
    ['# one\n## two\ntext', ['heading', 'heading', 'text']],
    ['#none', ['text']],
    ['> quoted\n-# small', ['quote', 'subtext']],
    ['> quoted\n- item', ['quote', 'list']],
    ['- a\n- b\nafter', ['list', 'text']],
    ['text - not a list', ['text']],
    ['[label](https://example.org/a_b)', ['link']],
    ['<https://example.org>', ['link']],
    ['</virt:1000000000000000100> <t:0:R>', ['command', 'text', 'time']],
    ['```js\ncode\n```', ['block']],
  ])('%j', (text, kinds) => {
    expect(parseMarkdown(text).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('nests lists by their indentation, and numbers from the first', () => {
    expect(parseMarkdown('3. a\n  - b\n  - c\n4. d')).toMatchObject([
      {
        kind: 'list',
        start: 3,
        items: [[{ text: 'a' }, {}, { kind: 'list', start: null }], [{ text: 'd' }]],
      },
    ]);
  });

  test('links to web pages only', () => {
    expect(parseMarkdown('[x](javascript:alert(1))').map(({ kind }) => kind)).not.toContain('link');
  });

  test('shows escaped text exactly as it was', () => {
    assert(
      property(stringMatching(/^[\w *_~`|>#.:@<[\]()\\-]{0,60}$/), (text) => {
        expect(plainText(parseMarkdown(escapeText(text)))).toBe(text);
      }),
    );
  });
});
