import { describe, expect, it, test } from 'vitest';
import { readArticle } from './corpus-folder.ts';
import { describeSections, readDocument } from './describe-document.ts';

/** What stands in the body of a page, and what a reader sees. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'accordions',
    '<h2>Pay</h2><div hidden style="display:none"><p>Later is fine.</p></div>',
    'Pay\n\nLater is fine.',
  ],
  [
    'buttons in headings',
    '<h2><button>Can I leave?</button></h2><p>Yes.</p><button>Copy</button>',
    'Can I leave?\n\nYes.',
  ],
  [
    'forms and asides',
    '<form><p>Inside a form.</p></form><aside><p>On the side.</p></aside>',
    'Inside a form.\n\nOn the side.',
  ],
  [
    'permalinks',
    '<h2 id="a">Head<a class="headerlink" href="#a">¶</a> <a href="#a">#</a></h2><p>Text.</p>',
    'Head\n\nText.',
  ],
  [
    'classes of inline text',
    '<p>It is <span class="toc reference">never</span> dropped.</p>',
    'It is never dropped.',
  ],
  [
    'notes and exponents',
    '<p>10<sup>6</sup> of them<sup class="reference"><a href="#n">[2]</a></sup>.</p>',
    '10⁶ of them.',
  ],
  [
    'navigation by role and place',
    '<nav>Menu</nav><div role="navigation">Menu</div><div class="sidebar">Menu</div><p>Text.</p><footer>End</footer>',
    'Text.',
  ],
  ['questions in bold', '<p><strong>What is it?</strong></p><p>A bee.</p>', 'What is it?\n\nA bee.'],
  [
    'questions of AsciiDoc',
    '<ol><li><p><em>What is it?</em></p><p>A bee.</p></li></ol>',
    'What is it?\n\nA bee.',
  ],
  [
    'terms',
    '<dl><dt>-f</dt><dt>--force</dt><dd><p>Does it even if the file is there and newer.</p></dd><dt>-n</dt><dd>Only says what it would do.</dd></dl>',
    '-f, --force\n\nDoes it even if the file is there and newer.\n\n-n\n\nOnly says what it would do.',
  ],
  ['short terms', '<dl><dt>Port</dt><dd>80</dd><dt>Host</dt><dd>here</dd></dl>', '• Port: 80\n• Host: here'],
  [
    'spanned cells',
    '<table><tr><th rowspan="2">Size</th><th colspan="2">Price</th></tr><tr><th>new</th><th>used</th></tr><tr><td rowspan="2">big</td><td>9</td><td>5</td></tr><tr><td>8</td><td>4</td></tr></table>',
    'Size: big; Price new: 9; Price used: 5\nSize: big; Price new: 8; Price used: 4',
  ],
  [
    'tables without a clear grid',
    '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>',
    '1; 2; 3',
  ],
  [
    'code with lines of their own',
    '<pre><code><div class="line"><span>a</span></div><div class="line">  b</div></code><button>Copy</button></pre>',
    'a\n  b',
  ],
  [
    'columns of line numbers',
    '<table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><pre>a\nb</pre></td></tr></table>',
    'a\nb',
  ],
  [
    'boxes of AsciiDoc',
    '<div class="admonitionblock"><table><tr><td class="icon"><div class="title">Note</div></td><td class="content"><p>Mind it.</p></td></tr></table></div>',
    'Note\n\nMind it.',
  ],
  [
    'lists in lists',
    '<ol start="2"><li>two<ul><li>a</li><li>b</li></ul></li><li><p>three</p><p>more</p></li></ol>',
    '2. two\n  • a\n  • b\n3. three\n  more',
  ],
];

describe('web pages', async () => {
  test.each(cases)('%s', async (_name, body, text) => {
    expect((await readDocument('page.html', `<title>T</title><main>${body}</main>`)).text).toBe(text);
  });

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

  it('takes the title of the page, without the name of the site, where there is no heading', async () => {
    const document = await readDocument('bees.html', '<title>Bees | Garden</title><p>They fly.</p>');
    expect(document).toMatchObject({ title: 'Bees', url: null, language: 'en', text: 'They fly.' });
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

  it('reads tables that only arrange a page as what they hold, and boxes of facts as rows', async () => {
    const document = await readDocument(
      'tables.html',
      '<table><tr><td><h2>Left</h2><p>Text.</p></td><td><p>Right.</p></td></tr></table>' +
        '<table><tr><th>Maker</th><td>Ada</td></tr><tr><th>Year</th><td>1852</td></tr></table>',
    );
    expect(describeSections(document)).toEqual([
      ['Left', 'Text.', 'Right.', 'table after Right.', '- Maker: Ada', '- Year: 1852'],
    ]);
  });
});
