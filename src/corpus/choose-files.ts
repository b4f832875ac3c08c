import path from 'node:path';
import picomatch from 'picomatch';
import type { LeftOut } from './corpus.ts';
import { type FolderSettings, settingsFile } from './settings.ts';

/** Kinds of files that are read, by their extension. */
const readers = new Map(
  Object.entries({
    markdown: '.md .markdown .mdx',
    html: '.html .htm',
    text: '.txt .text .rst .adoc',
  }).flatMap(([kind, extensions]) => extensions.split(' ').map((extension) => [extension, kind] as const)),
);

/** Files and folders that sites keep beside their pages, with the reason to leave them out. */
const besidePages: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)i18n\//u, 'a translation'],
  [/(?:^|\/)versioned_docs\//u, 'an old version'],
  [/(?:^|\/)_(?:includes|layouts|static|sources|sass|modules|templates)\//u, 'part of the site, not a page'],
  [/(?:^|\/)(?:genindex|py-modindex|search|404|print|toc)\.html?$/u, 'part of the site, not a page'],
  [/(?:^|\/)(?:SUMMARY|_sidebar|_navbar|_footer|404)\.md$/iu, 'a table of contents'],
  [
    /(?:^|\/)(?:robots|requirements[\w-]*|CMakeLists|llms[\w-]*|humans|ads)\.txt$/iu,
    'for programs, not for readers',
  ],
];

const demoted = /(?:^|\/)(?:LICEN[CS]E|CHANGELOG|COPYING|CHANGES)[^/]*$/iu;

/** A file that is read. */
export interface ChosenFile {
  readonly file: string;
  readonly kind: string;
  readonly isDemoted: boolean;
}

/** The files of a folder that hold its documents, and those that are left out although they could be read. */
export interface Choice {
  readonly chosen: readonly ChosenFile[];
  readonly leftOut: readonly LeftOut[];
}

/** Chooses the documents among the files of a folder. */
export function chooseFiles(files: readonly string[], settings: FolderSettings): Choice {
  const readable = files.filter((file) => readers.has(extensionOf(file)) && file !== settings.lexicon);
  const isIncluded = matchGlobs(settings.include);
  const isExcluded = matchGlobs(settings.exclude);
  const isDemoted = matchGlobs(settings.demote);
  const isOwn = files.includes(settingsFile) || files.includes(settings.lexicon);
  const translations = findTranslations(readable, settings.language);
  const judge = (file: string): string | null => {
    if (isExcluded(file)) return 'excluded by corpus.yaml';
    if (settings.include.length > 0) return isIncluded(file) ? null : 'not included by corpus.yaml';
    if (file === 'README.md' && isOwn) return 'describes the folder';
    if (translations.has(file)) return 'a translation';
    return besidePages.find(([pattern]) => pattern.test(file))?.[1] ?? null;
  };
  const leftOut: LeftOut[] = [];
  const chosen: ChosenFile[] = [];
  for (const file of readable) {
    const reason = judge(file);
    if (reason !== null) leftOut.push({ file, reason });
    else
      chosen.push({
        file,
        kind: readers.get(extensionOf(file))!,
        isDemoted: demoted.test(file) || isDemoted(file),
      });
  }
  return { chosen, leftOut };
}

function matchGlobs(globs: readonly string[]): (file: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

function extensionOf(file: string): string {
  return path.posix.extname(file).toLowerCase();
}

/**
 * Files that another language's folder (`de/guide.md` beside `guide.md` or `en/guide.md`) or extension (`guide.de.md`)
 * makes the twin of another. A folder counts only if most of it has twins: `os/` and `io/` name languages, too.
 */
function findTranslations(files: readonly string[], language: string): ReadonlySet<string> {
  const known = new Set(files);
  const found = new Set<string>();
  const byFolder = new Map<string, { readonly files: string[]; twins: number; others: number }>();
  for (const file of files) {
    const [, stem = '', tag = '', extension = ''] =
      /^(.*)\.([a-z]{2}(?:-[a-zA-Z]{2,4})?)(\.\w+)$/u.exec(file) ?? [];
    if (
      isOtherLanguage(tag, language) &&
      [`${stem}${extension}`, `${stem}.${language}${extension}`].some((twin) => known.has(twin))
    )
      found.add(file);
    const parts = file.split('/');
    const at = parts.findIndex((part, index) => index < parts.length - 1 && isOtherLanguage(part, language));
    if (at === -1) continue;
    const folder = parts.slice(0, at + 1).join('/');
    const entry = byFolder.get(folder) ?? { files: [], twins: 0, others: 0 };
    byFolder.set(folder, entry);
    entry.files.push(file);
    const twins = [parts.toSpliced(at, 1), parts.toSpliced(at, 1, language)].map((twin) => twin.join('/'));
    const isIndex = /\/_?(?:index|readme)\.\w+$/iu.test(file);
    if (twins.some((twin) => known.has(twin))) entry.twins += isIndex ? 0 : 1;
    else entry.others += isIndex ? 0 : 1;
  }
  for (const { files: own, twins, others } of byFolder.values()) {
    if (twins > others) for (const file of own) found.add(file);
  }
  return found;
}

function isOtherLanguage(tag: string, language: string): boolean {
  if (!/^[a-z]{2}(?:[-_][a-z]{2,4})?$/iu.test(tag)) return false;
  const base = tag.slice(0, 2).toLowerCase();
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(base);
  return name !== undefined && base !== language.slice(0, 2).toLowerCase();
}
