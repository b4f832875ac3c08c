import { takeName } from './slug.ts';
import { resolveUrl } from './web-address.ts';

/** How a site turns the path of a file into the address of a page. */
export interface LinkStyle {
  /** Put between the site's address and the path. */
  readonly base: string;
  /** What takes the place of the file's extension: nothing, `/`, `.html`; null keeps the extension. */
  readonly extension: string | null;
  /** Names of the files that are the page of their folder. */
  readonly index: readonly string[];
  readonly anchors: 'github' | 'mkdocs' | 'vitepress' | 'none';
  /** Whether numbers that only order the files (`01-intro.md`) are left out. */
  readonly dropsNumbers: boolean;
  readonly isLowerCase: boolean;
  /** Whether an `id` in the front matter takes the place of a file's name. */
  readonly takesIds: boolean;
}

const plain = { base: '', dropsNumbers: false, isLowerCase: false, takesIds: false };

export const linkPresets = {
  docusaurus: {
    ...plain,
    extension: '',
    index: ['index', 'readme'],
    anchors: 'github',
    dropsNumbers: true,
    takesIds: true,
  },
  mkdocs: { ...plain, extension: '/', index: ['index', 'readme'], anchors: 'mkdocs' },
  hugo: { ...plain, extension: '/', index: ['index', '_index'], anchors: 'github', isLowerCase: true },
  vitepress: { ...plain, extension: '.html', index: ['index'], anchors: 'vitepress' },
  github: { ...plain, extension: null, index: [], anchors: 'github' },
} as const satisfies Record<string, LinkStyle>;

/**
 * The address of the page made from a file (a path with `/`, relative to the folder), or null without a site. The file
 * may say its own: a path or an address, such as `/install/`, or what takes the place of its name.
 */
export function addressPage(
  file: string,
  site: string | null,
  style: LinkStyle,
  own: { readonly path: string | null; readonly name: string | null; readonly id: string | null },
): string | null {
  if (own.path !== null && URL.canParse(own.path)) return resolveUrl(own.path, null);
  if (site === null) return null;
  const root = `${site.replace(/\/*$/u, '/')}${style.base.replace(/^\/|\/$/gu, '')}`.replace(/\/*$/u, '/');
  const path =
    own.path ?? (own.name?.startsWith('/') === true ? own.name : pathOf(file, style, own.name, own.id));
  const address = path.replace(/^\/+/u, '').split('/').map(encodeURIComponent).join('/');
  return resolveUrl(address === '' ? root : `${root}${address}`, null);
}

function pathOf(file: string, style: LinkStyle, ownName: string | null, id: string | null): string {
  if (style.extension === null) return file;
  const parts = file.split('/').map((part) => tidyPart(part, style));
  const last = parts.pop()!.replace(/\.[^.]*$/u, '');
  const isIndex = isIndexPage(last, parts.at(-1), style);
  if (isIndex && ownName === null) {
    const inside = parts.join('/');
    return inside === '' || style.extension === '' ? inside : `${inside}/`;
  }
  const place = isIndex ? parts.slice(0, -1) : parts;
  const name = ownName ?? (style.takesIds ? id : null) ?? last;
  return [...place, `${name}${style.extension}`].join('/');
}

function isIndexPage(name: string, folder: string | undefined, style: LinkStyle): boolean {
  return style.index.includes(name.toLowerCase()) || (style.dropsNumbers && name === folder);
}

function tidyPart(part: string, style: LinkStyle): string {
  const named = style.dropsNumbers ? part.replace(/^\d+\s*[-_.]+\s*(?=[^\d\s])/u, '') : part;
  return style.isLowerCase ? named.toLowerCase().replaceAll(/\s+/gu, '-') : named;
}

/** Makes the anchors of one page: the same heading twice gives two anchors, as on the site. */
export function createAnchors(kind: LinkStyle['anchors']): (heading: string) => string | null {
  const taken = new Map<string, number>();
  if (kind === 'none') return () => null;
  return (heading) => takeName(anchorOf(heading, kind), taken, kind === 'mkdocs' ? '_' : '-', 1) || null;
}

function anchorOf(heading: string, kind: 'github' | 'mkdocs' | 'vitepress'): string {
  const lower = heading.toLowerCase();
  if (kind === 'github') return lower.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
  const bare = lower.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (kind === 'mkdocs')
    return bare
      .replaceAll(/[^\w\s-]/gu, '')
      .trim()
      .replaceAll(/[-\s]+/gu, '-');
  return bare
    .replaceAll(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .replace(/^(?=\d)/u, '_');
}
