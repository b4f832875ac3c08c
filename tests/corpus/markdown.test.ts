import { describe, expect, it } from 'vitest';
import { readArticle } from './corpus-folder.ts';
import { describeSections, readDocument, tryDocument } from './describe-document.ts';

describe('MDX', async () => {
  it('has no text where there are only components', async () => {
    expect(await tryDocument('page.mdx', "import A from './a';\n\n<A />\n")).toBe('no text');
  });
});

describe('a Markdown document', async () => {
  it('keeps its words in sections, with their links', async () => {
    const document = await readDocument('manual.md', await readArticle('manual.md'));
    expect(describeSections(document)).toEqual([
      ['', 'Every repair begins with a clean bicycle, a good light & the right tools.'],
      [
        'Flat tyre',
        'A flat tyre has one of two causes. Look for these:',
        'list after A flat tyre has one of two causes. Look for these:',
        '- a thorn in the tread',
        '- a worn rim tape:',
        '- on the inside',
        '- at the valve hole',
        '- both',
        'quote: Never trust a patched patch.',
      ],
      [
        'Flat tyre › Tools for a tyre',
        'table after nothing',
        '- Tool: Lever; Price in €: 3',
        '- Tool: Pump | gauge; Price in €: 19',
        'code: pump --until 4',
      ],
      ['Chain', 'Oil the chain with one drop a link. Wipe it. Not more *ever*.'],
      ['Chain › Tools for a tyre', 'A chain tool, says the workshop handbook.'],
      ['Größe & Länge', 'A chain has 114 links.'],
    ]);
    expect(document.sections.map(({ id }) => id)).toEqual([
      'bicycle-repair#top',
      'bicycle-repair#flat-tyre',
      'bicycle-repair#tools-for-a-tyre',
      'bicycle-repair#chain',
      'bicycle-repair#tools-for-a-tyre-2',
      'bicycle-repair#größe-länge',
    ]);
    expect(document.links.map(({ start, end, url }) => [document.text.slice(start, end), url])).toEqual([
      ['the right tools', 'https://example.org/bicycle/tools.html'],
      ['19', 'https://shop.example.org/pump'],
      ['workshop handbook', 'https://example.com/handbook'],
    ]);
  });

  it('gives each section an id of its own, whatever the headings are called', async () => {
    const source = 'Opening.\n\n## Top\n\na\n\n## A\n\nb\n\n## a!\n\nc\n\n## A 2\n\nd\n\n## ???\n\ne';
    const { sections } = await readDocument('doc.md', source);
    expect(sections.map(({ id }) => id)).toEqual([
      'doc#top',
      'doc#top-2',
      'doc#a',
      'doc#a-2',
      'doc#a-2-2',
      'doc#section',
    ]);
  });

  it('loses no address but unsafe ones', async () => {
    const { links } = await readDocument('a.md', '[x](javascript:alert%281%29) <https://example.org/>');
    expect(links.map(({ url }) => url)).toEqual(['https://example.org/']);
  });

  it('makes notes of quotes where the corpus says so, and questions of comments', async () => {
    const source =
      '## Fees\n\n<!-- asks: What does it cost? | Is it free? -->\n\nFive euros.\n\n> In 2019 it was four.';
    const document = await readDocument('a.md', source, { quotes: 'notes' });
    expect(describeSections(document)).toEqual([['Fees', 'Five euros.', 'note: In 2019 it was four.']]);
    expect(document.sections[0]?.asks).toEqual(['What does it cost?', 'Is it free?']);
    expect(document.text).not.toContain('asks');
  });
});

describe('front matter', async () => {
  it.each([
    [
      'with keys of other programs',
      '---\ntitle: "A page"\nsidebar_position: 3\ntags: [a, b]\ndate: 2024-05-06T07:08:09Z\n---\nText.',
      ['A page', '2024-05-06'],
    ],
    [
      'in TOML',
      '+++\ntitle = "A page"\ndate = 2024-05-06\n[params]\ntitle = "not this"\n+++\nText.',
      ['A page', '2024-05-06'],
    ],
    [
      'that strict parsers dislike',
      '---\ntitle: @html and {#each}\nlastmod: May 6, 2024\n---\nText.',
      ['@html and {#each}', '2024-05-06'],
    ],
    ['with no date that is one', '---\nlayout: default\nupdated: soon\n---\nText.', ['My page', null]],
    ['with nothing in it', '---\n---\n# Head\n\nText.', ['Head', null]],
  ])('%s', async (_name, source, expected) => {
    const { title, updated } = await readDocument('my-page.md', source);
    expect([title, updated]).toEqual(expected);
  });

  it.each([
    ['three_men-in-a-boat.md', 'Three men in a boat'],
    ['Warden-General Hask.md', 'Warden-General Hask'],
  ])('without a title is called by its file %s', async (file, title) => {
    expect((await readDocument(file, 'Text.')).title).toBe(title);
  });

  it('finds the opening by the other names of the page, but not by its old addresses', async () => {
    const source = '---\naliases: [The Cat, /old/cat/]\n---\n# Tom\n\nText.\n\n## Food\n\nFish.';
    const { sections } = await readDocument('tom.md', source);
    expect(sections.map(({ asks }) => asks)).toEqual([['The Cat'], []]);
  });

  it.each(['draft: true', 'unlisted: true', 'published: false'])(
    'leaves out a page with %s',
    async (line) => {
      expect(await tryDocument('a.md', `---\n${line}\n---\nText.`)).toBe('a draft, or unlisted');
    },
  );

  it.each([
    ['guide/index.md', '', 'guide'],
    ['guide/README.md', '', 'guide'],
    ['a/b c.md', '', 'a-b-c'],
    ['index.md', '', 'index'],
    ['a.md', '---\nslug: /other/name\n---\n', 'other-name'],
  ])('makes a slug of %s', async (file, front, slug) => {
    expect((await readDocument(file, `${front}Text.`)).slug).toBe(slug);
  });
});

describe('a long line', () => {
  it.each([
    ['name', `:::${'a'.repeat(40_000)}{`],
    ['fence', `${':'.repeat(40_000)}{`],
  ])('that could open a container is read at once: its %s', { timeout: 3_000 }, async (_part, line) => {
    expect((await readDocument('a.md', `Text.\n\n${line}`)).text).toContain('Text.');
  });
});
