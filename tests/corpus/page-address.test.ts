import { describe, expect, test } from 'vitest';
import { addressPage, createAnchors, linkPresets } from '../../src/corpus/page-address.ts';

const site = 'https://example.org/docs';
const none = { path: null, name: null, id: null };

/** File, front matter, heading and what stands behind the site's address. */
type Row = readonly [
  string,
  { readonly path?: string; readonly name?: string; readonly id?: string },
  string,
  string,
];

const sites: Readonly<Record<keyof typeof linkPresets, readonly Row[]>> = {
  docusaurus: [
    ['intro.md', {}, 'Set up', 'intro#set-up'],
    ['01-guide/02-install.mdx', {}, 'On Linux & macOS', 'guide/install#on-linux--macos'],
    ['guide/index.md', {}, 'What is it?', 'guide#what-is-it'],
    ['guide/README.md', {}, '`config.yml`', 'guide#configyml'],
    ['guide/guide.mdx', {}, 'A', 'guide#a'],
    ['index.md', {}, 'Größe', '#größe'],
    ['faq.md', { name: 'questions' }, 'A', 'questions#a'],
    ['a/b.md', { name: '/other/place' }, 'A', 'other/place#a'],
    ['guide/05-long-name.md', { id: 'short' }, 'A', 'guide/short#a'],
    ['guide/index.md', { id: 'start' }, 'A', 'guide#a'],
    ['2024-notes.md', {}, 'v1.10', 'notes#v110'],
    ['my page.md', {}, 'A', 'my%20page#a'],
  ],
  mkdocs: [
    ['index.md', {}, 'Welcome', '#welcome'],
    ['install.md', {}, 'On Linux & macOS', 'install/#on-linux-macos'],
    ['guide/index.md', {}, 'A', 'guide/#a'],
    ['guide/README.md', {}, 'A', 'guide/#a'],
    ['guide/deep/page.md', {}, 'What is it?', 'guide/deep/page/#what-is-it'],
    ['a.b.md', {}, 'v1.10', 'a.b/#v110'],
    ['01-first.md', {}, 'A', '01-first/#a'],
    ['Faq.md', {}, 'Größe', 'Faq/#groe'],
    ['x.md', {}, 'A_b - c', 'x/#a_b-c'],
    ['y.md', {}, '`config.yml`', 'y/#configyml'],
  ],
  hugo: [
    ['_index.md', {}, 'A', '#a'],
    ['docs/_index.md', {}, 'A', 'docs/#a'],
    ['docs/install.md', {}, 'On Linux', 'docs/install/#on-linux'],
    ['docs/Bundle/index.md', {}, 'A', 'docs/bundle/#a'],
    ['docs/My Page.md', {}, 'A', 'docs/my-page/#a'],
    ['docs/x.md', { name: 'other' }, 'A', 'docs/other/#a'],
    ['docs/x.md', { path: '/elsewhere/' }, 'A', 'elsewhere/#a'],
    ['docs/x/y/z.md', {}, 'What is it?', 'docs/x/y/z/#what-is-it'],
    ['FAQ.md', {}, 'v1.10', 'faq/#v110'],
    ['a.html', {}, 'A & B', 'a/#a--b'],
  ],
  vitepress: [
    ['index.md', {}, 'Hello', '#hello'],
    ['guide/index.md', {}, 'A', 'guide/#a'],
    ['guide/install.md', {}, 'On Linux & macOS', 'guide/install.html#on-linux-macos'],
    ['faq.md', {}, 'What is it?', 'faq.html#what-is-it'],
    ['a.md', {}, '1. First', 'a.html#_1-first'],
    ['a.md', {}, '`config.yml`', 'a.html#config-yml'],
    ['a.md', {}, 'Größe', 'a.html#große'],
    ['a.md', {}, 'v1.10', 'a.html#v1-10'],
    ['a/b/c.md', {}, "It's “here”", 'a/b/c.html#it-s-here'],
    ['README.md', {}, 'A', 'README.html#a'],
  ],
  github: [
    ['README.md', {}, 'Set up', 'README.md#set-up'],
    ['docs/install.md', {}, 'On Linux & macOS', 'docs/install.md#on-linux--macos'],
    ['docs/README.md', {}, 'A', 'docs/README.md#a'],
    ['a b.md', {}, 'A', 'a%20b.md#a'],
    ['x.rst', {}, 'What is it?', 'x.rst#what-is-it'],
    ['x.md', {}, '`config.yml`', 'x.md#configyml'],
    ['x.md', {}, 'A_b - c', 'x.md#a_b---c'],
    ['x.md', {}, 'Größe', 'x.md#größe'],
    ['01-first.md', {}, 'v1.10', '01-first.md#v110'],
    ['a/b/c.mdx', {}, 'C++', 'a/b/c.mdx#c'],
  ],
};

describe.each(Object.entries(sites))('pages of %s', (name, rows) => {
  const [, style] = Object.entries(linkPresets).find(([key]) => key === name)!;
  test.each(rows)('%s', (file, own, heading, expected) => {
    const page = addressPage(file, site, style, { ...none, ...own });
    const address = `${page ?? ''}#${createAnchors(style.anchors)(heading) ?? ''}`;
    expect(decodeURI(address)).toBe(decodeURI(`${site}/${expected}`));
  });
});

test('the same heading twice gives two anchors, as on each site', () => {
  const github = createAnchors('github');
  const mkdocs = createAnchors('mkdocs');
  expect([github('A'), github('A'), mkdocs('A'), mkdocs('A')]).toEqual(['a', 'a-1', 'a', 'a_1']);
});
