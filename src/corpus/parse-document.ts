import path from 'node:path';
import { parseFragment } from 'parse5';
import type { ChosenFile } from './choose-files.ts';
import { type Document, listNames, type Section } from './document.ts';
import { createProblem, type Problem } from './errors.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { findElements, type HtmlNode, textOf } from './html-tree.ts';
import { HtmlWriter } from './html-writer.ts';
import { addressPage, createAnchors, linkPresets } from './page-address.ts';
import { renderAsciidoc } from './parse-adoc.ts';
import { reduceShortcodes } from './markdown-dialects.ts';
import { type HtmlPage, parseHtml } from './parse-html.ts';
import { renderMarkdown } from './parse-markdown.ts';
import { renderRst } from './parse-rst.ts';
import { renderText } from './parse-text.ts';
import type { FolderSettings } from './settings.ts';
import { slugify, takeName } from './slug.ts';

interface ParseOptions {
  readonly settings: FolderSettings;
  /** Slugs that are taken; the document's own is added. */
  readonly slugs: Map<string, number>;
  /** Headings by the labels that files of reStructuredText put above them. */
  readonly labels: ReadonlyMap<string, string>;
  readonly problems: Problem[];
}

/** What stands for text of another file, in reStructuredText and in AsciiDoc. */
const includes = /^[ \t]*(?:\.\. +(?:(?:literal)?include|auto\w+)|include)::/mu;

/**
 * Makes a document of a file: whatever its format, it becomes a tree of HTML, and the tree plain text. Returns the
 * reason when it is left out.
 */
export async function parseDocument(
  chosen: ChosenFile,
  source: string,
  options: ParseOptions,
): Promise<Document | string> {
  const { file, kind } = chosen;
  const warn = (message: string, remedy: string, line: number | null = null): void => {
    options.problems.push({ ...createProblem(file, message, remedy, line), isWarning: true });
  };
  try {
    const front = readFrontMatter(source);
    if (front.isHidden) return 'a draft, or unlisted';
    if (front.brokenLine !== null)
      warn('the front matter is not quite in order, read line by line', 'correct it', front.brokenLine);
    const body = source.slice(front.bodyStart);
    const document = await makeDocument(chosen, body, front, options);
    if (document.sections.length === 0) return 'no text';
    if ((kind === 'rst' || kind === 'asciidoc') && includes.test(body))
      warn('read without what it includes', 'build the documentation to HTML and use that folder');
    return document;
  } catch (error) {
    // Thousands of nested elements exhaust the stack of every recursive writer.
    if (!(error instanceof RangeError)) throw error;
    const remedy = 'flatten its lists, quotations or elements';
    options.problems.push(createProblem(file, 'the text is nested too deeply to be read', remedy));
    return 'nested too deeply';
  }
}

async function makeDocument(
  chosen: ChosenFile,
  source: string,
  front: FrontMatter,
  { settings, slugs, labels }: ParseOptions,
): Promise<Document> {
  const { file, kind } = chosen;
  const page = await readPage(kind, source, front, labels);
  const title = front.title ?? page.title ?? nameTitle(file);
  const slug = nameSlug(file, front.slug, slugs);
  const style = settings.links ?? linkPresets.github;
  const url =
    addressPage(file, settings.url, style, { path: front.url, name: front.slug, id: front.id }) ?? page.url;
  const body = new HtmlWriter({
    slug,
    title,
    url,
    // Pages that are HTML tell their anchors themselves.
    nameAnchor: createAnchors(kind === 'html' || settings.links === null ? 'none' : style.anchors),
    quotes: settings.quotes === 'notes' ? 'note' : 'quote',
  }).write(page.content);
  return {
    ...body,
    sections: body.sections.map((section, index) => ({
      ...section,
      asks: [
        ...(index === 0 ? front.aliases : []),
        ...section.asks,
        ...listNames(title, section).flatMap((name) => settings.asks.get(name) ?? []),
      ],
    })),
    slug,
    title,
    file,
    updated: front.updated,
    source: front.source,
    url,
    licence: front.licence,
    isDemoted: comesLast(chosen, body.sections),
    language: front.language ?? page.language ?? settings.language,
  };
}

/** A chapter of a list of changes: a version, with no more than its date. */
const version =
  /^(?:(?:version|release) )?\[?v?(\d+\.\d+[\w.-]*)\]?(?:\s*[-–—/:]?\s*\(?(?:\d{4}(?:[-./]\d{1,2}){0,2}|(?:\d{1,2}[. ]\s*)?[\p{L}\d]{1,9}[. ]\s*(?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4})\)?)?$/iu;

/** Whether a document is demoted by its name, or because most chapters are versions, the newest first. */
function comesLast({ isDemoted }: ChosenFile, sections: readonly Section[]): boolean {
  const chapters = new Set(sections.map(({ headings }) => headings[0] ?? ''));
  const versions = Array.from(chapters).flatMap((chapter) => version.exec(chapter)?.[1] ?? []);
  const [newest = '', oldest = ''] = [versions[0], versions.at(-1)];
  const isFalling = newest.localeCompare(oldest, 'en', { numeric: true }) > 0;
  return isDemoted || (isFalling && versions.length >= 5 && versions.length * 2 > chapters.size);
}

async function readPage(
  kind: string,
  source: string,
  front: FrontMatter,
  labels: ReadonlyMap<string, string>,
): Promise<HtmlPage> {
  // Pages with front matter are still to be filled in.
  if (kind === 'html') return parseHtml(front.bodyStart > 0 ? reduceShortcodes(source) : source);
  const content: HtmlNode = parseFragment(await render(kind, `${front.opening}\n\n${source}`, labels));
  const [heading] = findElements(content, (element) => element.tagName === 'h1');
  const title = heading === undefined ? null : textOf(heading) || null;
  return { content, title, url: null, language: null };
}

function render(kind: string, source: string, labels: ReadonlyMap<string, string>): Promise<string> | string {
  if (kind === 'markdown' || kind === 'mdx') return renderMarkdown(source, kind === 'mdx');
  if (kind === 'asciidoc') return renderAsciidoc(source);
  return isRst(kind, source) ? renderRst(source, labels) : renderText(source);
}

/** Text with the directives or roles of reStructuredText is such, whatever its file is called. */
export function isRst(kind: string, source: string): boolean {
  const marks = /^\.\. (?:[\w-]+::|_[\w -]+:$)|(?<![\w:]):[\w:]+:`[^`\n]+`/mu;
  return kind === 'rst' || (kind === 'text' && marks.test(source));
}

/** A slug that no other document has: the file's own, or one made of its path. */
function nameSlug(file: string, own: string | null, taken: Map<string, number>): string {
  const ownPath = file.replace(/\.[^./]*$/u, '').replace(/\/_?(?:index|readme)$/iu, '');
  const first = slugify(own ?? '') || slugify(ownPath) || 'document';
  return takeName(first, taken);
}

function nameTitle(file: string): string {
  const stem = path.posix.basename(file, path.posix.extname(file));
  const named = /^_?(?:index|readme)$/iu.test(stem) ? path.posix.basename(path.posix.dirname(file)) : stem;
  // In a name that has blanks a hyphen is part of a word.
  const gaps = /\s/u.test(named) ? /[_\s]+/gu : /[-_]+/gu;
  const words = (named === '.' ? stem : named).replaceAll(gaps, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
