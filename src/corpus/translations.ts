/**
 * Finds the files that another language's folder (`de/guide.md` beside `guide.md` or `en/guide.md`) or extension
 * (`guide.de.md`) makes the twin of another. A folder counts only if most of it has twins: `os/` and `io/` name
 * languages, too.
 */
export function findTranslations(files: readonly string[], language: string): ReadonlySet<string> {
  const known = new Set(files);
  const found = new Set(files.filter((file) => hasTwin(file, language, known)));
  for (const own of groupByLanguage(files, language).values()) {
    const pages = own.filter(({ file }) => !/\/_?(?:index|readme)\.\w+$/iu.test(file));
    const twins = pages.filter((page) => page.twins.some((twin) => known.has(twin))).length;
    if (twins * 2 > pages.length) for (const { file } of own) found.add(file);
  }
  return found;
}

function hasTwin(file: string, language: string, known: ReadonlySet<string>): boolean {
  const [, stem, tag = '', extension] = /^(.*)\.([a-z]{2}(?:-[a-zA-Z]{2,4})?)(\.\w+)$/u.exec(file) ?? [];
  const twins = [`${stem}${extension}`, `${stem}.${language}${extension}`];
  return isOtherLanguage(tag, language) && twins.some((twin) => known.has(twin));
}

function groupByLanguage(
  files: readonly string[],
  language: string,
): ReadonlyMap<string, readonly { readonly file: string; readonly twins: readonly string[] }[]> {
  const folders = new Map<string, { file: string; twins: string[] }[]>();
  for (const file of files) {
    const parts = file.split('/');
    const at = parts.slice(0, -1).findIndex((part) => isOtherLanguage(part, language));
    if (at === -1) continue;
    const folder = parts.slice(0, at + 1).join('/');
    const twins = [parts.toSpliced(at, 1), parts.toSpliced(at, 1, language)].map((twin) => twin.join('/'));
    folders.set(folder, [...(folders.get(folder) ?? []), { file, twins }]);
  }
  return folders;
}

function isOtherLanguage(tag: string, language: string): boolean {
  if (!/^[a-z]{2}(?:[-_][a-z]{2,4})?$/iu.test(tag)) return false;
  const base = tag.slice(0, 2).toLowerCase();
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(base);
  return name !== undefined && base !== language.slice(0, 2).toLowerCase();
}
