import path from 'node:path';
import { minimatch } from 'minimatch';
import type { LeftOut } from './corpus.ts';
import { type FolderSettings, settingsFile } from './settings.ts';
import { findTranslations } from './translations.ts';

const readers = new Map(
  Object.entries({
    markdown: '.md .markdown',
    mdx: '.mdx',
    html: '.html .htm',
    text: '.txt .text',
    rst: '.rst .rest',
    asciidoc: '.adoc .asciidoc .asc',
  }).flatMap(([kind, extensions]) => extensions.split(' ').map((extension) => [extension, kind] as const)),
);

/** Files and folders that sites keep beside their pages, with the reason to leave them out. */
const besidePages: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)i18n\//u, 'a translation'],
  [/(?:^|\/)versioned_docs\//u, 'an old version'],
  [/(?:^|\/)_drafts\//u, 'a draft, or unlisted'],
  [/(?:^|\/)(?:archetypes\/.*\.md|layouts\/.*\.html)$/u, 'part of the site, not a page'],
  [/(?:^|\/)_(?:includes|layouts|static|sources|sass|modules|templates)\//u, 'part of the site, not a page'],
  [
    /(?:^|\/)(?:genindex|py-modindex|search|404|print|toc|index-all|help-doc|all(?:classes|packages)-\w+|(?:overview|package)-(?:tree|frame|use)|dir_[\da-f]{32}|[\w-]+_8\w+_source)\.html?$/u,
    'part of the site, not a page',
  ],
  [/(?:^|\/)(?:(?:SUMMARY|_sidebar|_navbar|_footer|404)\.md|nav\.adoc)$/iu, 'a table of contents'],
  [
    /(?:^|\/)(?:robots|requirements[\w-]*|CMakeLists|llms[\w-]*|humans|ads)\.txt$/iu,
    'for programs, not for readers',
  ],
];

const demoted =
  /(?:^|[/.])(?:(?:LICEN[CS]E|CHANGELOG|COPYING|CHANGES|RELEASE[-_ ]?NOTES)[^/]*|NEWS(?:-?\d|\.)[^/]*)$/iu;
/** A page about the license, and no license, has a name in small letters as other pages have. */
const aboutLicense = /(?:^|[/.])licen[cs]e\.(?:mdx?|rst|html?)$/u;

export interface ChosenFile {
  readonly file: string;
  readonly kind: string;
  readonly isDemoted: boolean;
}

/** Chooses the documents among the files of a folder, and names those that are left out although they could be read. */
export function chooseFiles(
  files: readonly string[],
  settings: FolderSettings,
): { readonly chosen: readonly ChosenFile[]; readonly leftOut: readonly LeftOut[] } {
  const [isIncluded, isExcluded, isDemoted] = [settings.include, settings.exclude, settings.demote].map(
    matchGlobs,
  );
  const isOwn = files.includes(settingsFile) || files.includes(settings.lexicon);
  const readable = files.filter((file) => readers.has(extensionOf(file)) && file !== settings.lexicon);
  const translations = findTranslations(readable, settings.language);
  const judge = (file: string): string | null => {
    if (isExcluded!(file)) return 'excluded by corpus.yaml';
    if (settings.include.length > 0) return isIncluded!(file) ? null : 'not included by corpus.yaml';
    if (file === 'README.md' && isOwn) return 'describes the folder';
    if (translations.has(file)) return 'a translation';
    return besidePages.find(([pattern]) => pattern.test(file))?.[1] ?? null;
  };
  const judged = new Map(readable.map((file) => [file, judge(file)]));
  const isCopy = (file: string): boolean =>
    settings.include.length === 0 &&
    file.endsWith('.txt') &&
    judged.get(file.replace(/txt$/u, 'html')) === null;
  const chosen: ChosenFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const [file, judgment] of judged) {
    const reason = judgment ?? (isCopy(file) ? 'a copy of a page' : null);
    const kind = readers.get(extensionOf(file))!;
    if (reason === null)
      chosen.push({
        file,
        kind,
        isDemoted: (demoted.test(file) && !aboutLicense.test(file)) || isDemoted!(file),
      });
    else leftOut.push({ file, reason });
  }
  return { chosen, leftOut };
}

function matchGlobs(globs: readonly string[]): (file: string) => boolean {
  return (file) => globs.some((glob) => minimatch(file, glob, { dot: true }));
}

function extensionOf(file: string): string {
  return path.posix.extname(file).toLowerCase();
}
