import { describe, expect, it } from 'vitest';
import { readArticle } from './corpus-folder.ts';
import { describeSections, readDocument } from './describe-document.ts';

describe('web pages', async () => {
  it('keeps the main content of a page and nothing of what stands round it', async () => {
    const document = await readDocument('rye.html', await readArticle('page.html'));
    expect(document).toMatchObject({
      title: 'Rye bread & sourdough',
      url: 'https://example.org/rye',
      language: 'en-GB',
    });
    expect(describeSections(document)).toEqual([
      [
        '',
        'Rye bread needs a sourdough starter, flour & time.',
        'Old pages end their paragraphs',
        'with two breaks.',
      ],
      [
        'What a starter is',
        'A starter is flour and water in which wild yeast lives. It needs:',
        'list after A starter is flour and water in which wild yeast lives. It needs:',
        '- flour',
        '- rye',
        '- wheat',
        '- water',
        'table after nothing',
        '- Day: 1; Flour: 50\u00A0g',
        '- Day: 2; Flour: 100\u00A0g',
        'quote: Bread is patience.',
        'code: mix\n  wait <one day>',
      ],
    ]);
    expect(document.links).toMatchObject([{ url: 'https://example.org/starter' }]);
  });

  it.each([
    '<title>Bees | Garden</title><main><p>They fly.</p></main>',
    '<title>Bees - Garden</title><div class="top"><h1>Garden</h1></div><main><p>They fly.</p></main>',
    '<title>Kept by Bees</title><div class="top"><h1>Bees</h1></div><main><p>They fly.</p></main>',
    '<title>Garden | Bees</title><h1>Bees</h1>They fly.<h1>Bees</h1>',
  ])(
    'takes the title of the page, without the name of the site, where there is no heading: %s',
    async (page) => {
      const document = await readDocument('bees.html', page);
      expect(document).toMatchObject({ title: 'Bees', url: null, language: 'en', text: 'They fly.' });
    },
  );

  it('takes the title of the page where several headings are of the first level', async () => {
    const document = await readDocument(
      'bees.html',
      '<title>Bees</title><h1>1. Wings</h1>They fly.<h1>2. Sting</h1>It hurts.',
    );
    expect(document).toMatchObject({
      title: 'Bees',
      sections: [{ headings: ['1. Wings'] }, { headings: ['2. Sting'] }],
    });
  });

  it('prefers the only article of a page without a main element', async () => {
    const page =
      '<h1>Site</h1><div>Menu</div><article><header><h1>Own</h1></header><p>Text of it.</p></article>';
    const document = await readDocument('own.html', page);
    expect([document.title, document.text]).toEqual(['Own', 'Text of it.']);
  });

  it('keeps what stands ahead of the box of the content, unless it is links', async () => {
    const text = '<p>A long enough text stands here, and more of it.</p>';
    const page = `<body><div><h1>add</h1><p>add - adds a file</p></div><div id="content">${text}</div></body>`;
    expect((await readDocument('add.html', page)).text).toContain('adds a file');
    const menu = `<body><div><a href="/a">Start</a> <a href="/b">More</a></div><div id="content">${text}</div></body>`;
    expect((await readDocument('add.html', menu)).text).not.toContain('Start');
  });
});
