import { describe, expect, it, test } from 'vitest';
import { readArticle } from './corpus-folder.ts';
import { describeSections, readDocument, tryDocument } from './describe-document.ts';

/** What a site writes, and what a reader of the page sees. */
const cases: readonly (readonly [string, string, string])[] = [
  [
    'MkDocs admonitions',
    '!!! warning "Mind the gap"\n    Stand back.\n\n    - one\n    - two\n\nGo on.',
    'Mind the gap\n\nStand back.\n\n• one\n• two\n\nGo on.',
  ],
  ['admonitions without a title', '!!! note\n    Stand back.', 'Stand back.'],
  [
    'collapsed questions',
    '??? question "How do I stop it?"\n    Press the button.\n\nGo on.',
    'How do I stop it?\n\nPress the button.\n\nGo on.',
  ],
  [
    'tabs of MkDocs',
    '=== "Linux"\n    Run this:\n\n    ```sh\n    apt install x\n      --yes\n    ```\n\n=== "Windows"\n    Click it.',
    'Linux\n\nRun this:\n\napt install x\n  --yes\n\nWindows\n\nClick it.',
  ],
  [
    'directives',
    ':::tip[Try it]\nWorks everywhere.\n:::\n\n:::caution\nHot.\n:::\n\n::: warning Read this\nSharp.\n:::',
    'Try it\n\nWorks everywhere.\n\nHot.\n\nRead this\n\nSharp.',
  ],
  [
    'nested directives in a list',
    '- one\n\n  :::note\n  Only for one.\n  :::\n- two',
    '• one\n  Only for one.\n• two',
  ],
  [
    'alerts of GitHub',
    '> [!NOTE]\n> Useful to know.\n\n> [!TIP] A title\n> More.',
    'Useful to know.\n\nA title\n\nMore.',
  ],
  [
    'ids of headings',
    '## Set up {#setup}\n\nText.\n\n## Next {: #next .big }\n\nMore.',
    'Set up\n\nText.\n\nNext\n\nMore.',
  ],
  [
    'attribute lists',
    '[Go](https://x.org/){ .md-button target=_blank } now.\n{: .lead }\n\n![](a.png){width=5}',
    'Go now.',
  ],
  ['tables of contents', '[TOC]\n\n[[toc]]\n\n* TOC\n{:toc}\n\nText.', 'Text.'],
  [
    'shortcodes of Hugo',
    '{{< note title="Careful" >}}\nHot stove.\n{{< /note >}}\n\nSee [it]({{< ref "x.md" >}}) in {{< tooltip text="Pod" id="p" >}}.',
    'Careful\n\nHot stove.\n\nSee it in Pod.',
  ],
  ['highlighted code of Hugo', '{{< highlight sh >}}\nls -l\n{{< /highlight >}}', 'ls -l'],
  [
    'Liquid',
    '{% include tip.html content="Press twice." %}\n\nVersion {{ site.version }} is out{% if x %} now{% endif %}.\n\n{% comment %}hidden{% endcomment %}',
    'Press twice.\n\nVersion is out now.',
  ],
  [
    'wiki links',
    'See [[Getting started]] and [[setup|the set-up]]. ![[picture.png]]',
    'See Getting started and the set-up.',
  ],
  ['comments', 'One.\n\n<!-- not shown -->\n\nTwo <!-- nor this -->and three.', 'One.\n\nTwo and three.'],
  ['footnotes', 'A claim[^1] stands.\n\n[^1]: The proof\n    of it.', 'A claim stands.\n\nThe proof of it.'],
  ['task lists and strikethrough', '- [x] done\n- [ ] ~~old~~ new', '• done\n• old new'],
  [
    'numbers of lists',
    '3. three\n4. four\n   1. deep\n   2. deeper\n\n      text below\n5. five',
    '3. three\n4. four\n  1. deep\n  2. deeper\n    text below\n5. five',
  ],
  ['code in a list', '1. Run:\n\n   ```sh\n   make\n   ```\n\n2. Wait.', '1. Run:\n\nmake\n\n2. Wait.'],
  [
    'placeholders',
    'Open http://<server-ip>:80 as <user>, not <b>bold</b>.',
    'Open http://<server-ip>:80 as <user>, not bold.',
  ],
  [
    'HTML in Markdown',
    '<details>\n<summary>Can I pay later?</summary>\n\nYes, *within* a week.\n\n</details>\n\n<div align="center"><p>In the middle.</p></div>',
    'Can I pay later?\n\nYes, within a week.\n\nIn the middle.',
  ],
  [
    'superscripts',
    'About 10<sup>-3</sup> m<sup>2</sup>, says Ada<sup><a href="#n1">1</a></sup>.',
    'About 10⁻³ m², says Ada.',
  ],
  [
    'pictures',
    '![Diagram showing how requests reach the server](a.png)\n\n![logo](b.png)\n\n[![Build status](c.svg)](https://ci.org)\n\nText.',
    'Diagram showing how requests reach the server\n\nText.',
  ],
  [
    'definition lists',
    'Port\n: Where the server listens for every request that comes.\n\nHost\n: Where it runs.',
    'Port\n\nWhere the server listens for every request that comes.\n\nHost\n\nWhere it runs.',
  ],
  ['tables', '| A | B |\n|---|---|\n| 1 | `x|y` |\n| 2 | |', 'A: 1; B: `x\nA: 2'],
  [
    'snippets and icons',
    '--8<-- "a.md"\n\n:material-check: Done with ++ctrl+c++ and ==this==.',
    'Done with ctrl+c and this.',
  ],
  [
    'code that looks like markup',
    '```md\n:::tip\n{{< x >}} [^1] <Tag>\n```\n\nUse `{{ x }}` and `<Tag>`.',
    ':::tip\n{{< x >}} [^1] <Tag>\n\nUse {{ x }} and <Tag>.',
  ],
  [
    'abbreviations',
    'The DNS works.\n\n*[DNS]: Domain Name System',
    'The DNS works.\n\nDNS: Domain Name System',
  ],
  ['invisible characters', 'so\u00ADft and ze\u200Bro &shy;is', 'soft and zero is'],
];

const mdxCases: readonly (readonly [string, string, string])[] = [
  [
    'modules',
    "import { Tabs } from '@theme';\nimport X from './x.mdx';\n\nexport const a = {\n  b: 1,\n};\n\n# Title\n\nText.",
    'Text.',
  ],
  [
    'components',
    '<Tabs groupId="os">\n  <TabItem value="l" label="Linux">\n    Run it.\n\n    - one\n  </TabItem>\n</Tabs>\n\nThe <Highlight color={{ a: 1 }}>end</Highlight>.',
    'Linux\n\nRun it.\n\n• one\n\nThe end.',
  ],
  [
    'components over several lines',
    '<Card\n  title="Start here"\n  icon={<Rocket size={2} />}\n>\nBegin.\n</Card>',
    'Start here\n\nBegin.',
  ],
  ['expressions', "{/* not shown */}\n\nVersion {props.version} is{' '}out.", 'Version is out.'],
];

describe('Markdown of documentation sites', async () => {
  test.each(cases)('%s', async (_name, source, text) => {
    expect((await readDocument('page.md', source, { quotes: 'text' })).text).toBe(text);
  });
});

describe('MDX', async () => {
  test.each(mdxCases)('%s', async (_name, source, text) => {
    expect((await readDocument('page.mdx', source)).text).toBe(text);
  });

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

  it('takes a first-level heading as a section unless it is the title', async () => {
    const { sections } = await readDocument(
      'a.md',
      '---\ntitle: Title\n---\n# title\n\nOpening.\n\n# Other\n\nText.\n\n### Deep\n\nMore.',
    );
    expect(sections.map(({ headings }) => headings)).toEqual([[], ['Other'], ['Other', 'Deep']]);
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

  it('goes on above a question that was folded in, and makes sections of terms in bold', async () => {
    const source =
      '## Use\n\n<details><summary>Why?</summary>\n\nBecause.\n\n</details>\n\nGo on.\n\n**Port**: 80.\n\n**Host**: here.\n\n**Path**: root.';
    expect(describeSections(await readDocument('a.md', source))).toEqual([
      ['Use › Why?', 'Because.'],
      ['Use', 'Go on.'],
      ['Use › Port', 'Port: 80.'],
      ['Use › Host', 'Host: here.'],
      ['Use › Path', 'Path: root.'],
    ]);
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
    ['without a title', '---\nlayout: default\nupdated: soon\n---\nText.', ['My page', null]],
    ['with nothing in it', '---\n---\n# Head\n\nText.', ['Head', null]],
  ])('%s', async (_name, source, expected) => {
    const { title, updated } = await readDocument('my-page.md', source);
    expect([title, updated]).toEqual(expected);
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
