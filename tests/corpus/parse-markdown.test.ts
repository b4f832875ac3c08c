import { describe, expect, it } from 'vitest';

import { readFrontMatter } from '../../src/corpus/front-matter.ts';
import { parseMarkdown } from '../../src/corpus/parse-markdown.ts';
import { readArticle } from './corpus-folder.ts';
import { describeSections } from './describe-document.ts';

async function parse(source: string, title = 'Title') {
  return parseMarkdown({ source, bodyStart: 0, slug: 'doc', title, url: null });
}

describe('parseMarkdown', () => {
  it('keeps the words of a document and nothing of its mark-up', async () => {
    const source = await readArticle('manual.md');
    const front = readFrontMatter('manual.md', source, []);
    const { title = '', slug = '', url = null } = front?.matter ?? {};
    const document = await parseMarkdown({ source, bodyStart: front?.bodyStart ?? 0, slug, title, url });
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
    expect(
      document.links.map(({ start, end, url: address }) => [document.text.slice(start, end), address]),
    ).toEqual([
      ['the right tools', 'https://example.org/bicycle/tools.html'],
      ['19', 'https://shop.example.org/pump'],
      ['workshop handbook', 'https://example.com/handbook'],
    ]);
  });

  it('separates blocks by blank lines and marks items with bullets', async () => {
    const { text } = await parse('Before:\n\n1. one\n2. two\n\n## After\n\nEnd.');
    expect(text).toBe('Before:\n\n• one\n• two\n\nAfter\n\nEnd.');
  });

  it('reads the same from a file with Windows line ends', async () => {
    const source = await readArticle('manual.md');
    const unix = await parse(source);
    const windows = await parse(source.replaceAll('\n', '\r\n'));
    expect(windows.text).toBe(unix.text);
    expect(windows.sections).toEqual(unix.sections);
  });

  it('takes a first-level heading as a section unless it is the title', async () => {
    const { sections } = await parse('# title\n\nOpening.\n\n# Other\n\nText.\n\n### Deep\n\nMore.');
    expect(sections.map(({ headings }) => headings)).toEqual([[], ['Other'], ['Other', 'Deep']]);
  });

  it('gives each section an id of its own, whatever the headings are called', async () => {
    const { sections } = await parse(
      'Opening.\n\n## Top\n\na\n\n## A\n\nb\n\n## a!\n\nc\n\n## A 2\n\nd\n\n## ???\n\ne',
    );
    expect(sections.map(({ id }) => id)).toEqual([
      'doc#top',
      'doc#top-2',
      'doc#a',
      'doc#a-2',
      'doc#a-2-2',
      'doc#section',
    ]);
  });

  it('leaves out images, HTML and headings with nothing below them', async () => {
    const document = await parse(
      '## Empty\n\n## Full\n\n![alt](a.png)\n\n<div>block</div>\n\nText.\n\n- ![](b.png)\n',
    );
    expect(describeSections(document)).toEqual([['Full', 'Text.']]);
  });

  it('keeps the header of a table without rows, and loses no address but unsafe ones', async () => {
    const document = await parse(
      '| A | B |\n|---|---|\n\n[x](javascript:alert%281%29) <https://example.org/>',
    );
    expect(describeSections(document)).toEqual([
      ['', 'table after nothing', '- A; B', 'x https://example.org/'],
    ]);
    expect(document.links.map(({ url }) => url)).toEqual(['https://example.org/']);
  });
});
