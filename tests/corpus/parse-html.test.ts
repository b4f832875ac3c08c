import { describe, expect, it } from 'vitest';

import { parseHtml } from '../../src/corpus/parse-html.ts';
import { readArticle } from './corpus-folder.ts';
import { describeSections } from './describe-document.ts';

describe('parseHtml', () => {
  it('keeps the main content of a page and nothing of what stands round it', async () => {
    const document = await parseHtml(await readArticle('page.html'), 'rye');
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
    expect(document.text).not.toContain('nwanted');
    expect(document.links).toMatchObject([{ url: 'https://example.org/starter' }]);
  });

  it('takes the title of the page, without the name of the site, where there is no heading', async () => {
    const document = await parseHtml('<title>Bees | Garden</title><p>They fly.</p>', 'bees');
    expect(document).toMatchObject({ title: 'Bees', url: null, language: null, text: 'They fly.' });
  });

  it('prefers the only article of a page without a main element', async () => {
    const page = '<h1>Site</h1><div>Menu</div><article><header><h1>Own</h1></header><p>Text.</p></article>';
    const document = await parseHtml(page, 'own');
    expect([document.title, document.text]).toEqual(['Own', 'Text.']);
  });

  it('reads tables that only arrange a page as what they hold, and boxes of facts as rows', async () => {
    const document = await parseHtml(
      '<table><tr><td><h2>Left</h2><p>Text.</p></td><td><p>Right.</p></td></tr></table>' +
        '<table><tr><th>Maker</th><td>Ada</td></tr><tr><th>Year</th><td>1852</td></tr></table>',
      'tables',
    );
    expect(describeSections(document)).toEqual([
      ['Left', 'Text.', 'Right.', 'table after nothing', '- Maker: Ada', '- Year: 1852'].toSpliced(
        3,
        1,
        'table after Right.',
      ),
    ]);
  });
});
