import path from 'node:path';

import type { Document } from './document.ts';
import type { Problem } from './errors.ts';
import { hasFrontMatter, readFrontMatter } from './front-matter.ts';
import type { ParsedBody } from './outline.ts';
import { parseHtml } from './parse-html.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { parseText } from './parse-text.ts';
import { slugify } from './slug.ts';

/** A document, and the line of its file that names its slug (null: the name of the file does). */
export interface LocatedDocument {
  readonly document: Document;
  readonly slugLine: number | null;
}

const defaultLanguage = 'en';

/**
 * Makes a document of a file (`.md`, `.txt` or `.html`). Returns null, after reporting every problem, when it cannot
 * be used.
 */
export async function parseDocument(
  file: string,
  source: string,
  problems: Problem[],
): Promise<LocatedDocument | null> {
  const markLength = source.startsWith('\uFEFF') ? 1 : 0;
  const located = await parseByType(file, source.slice(markLength), problems);
  if (located === null) return null;
  if (located.document.sections.length === 0) {
    problems.push({
      file,
      line: null,
      message: 'no text, expected at least one paragraph',
      remedy: 'add text, or remove the file',
    });
    return null;
  }
  return located;
}

async function parseByType(
  file: string,
  source: string,
  problems: Problem[],
): Promise<LocatedDocument | null> {
  try {
    const type = path.posix.extname(file).toLowerCase();
    if (type === '.md' && hasFrontMatter(source)) return await parseMarkdownDocument(file, source, problems);
    const slug = nameSlug(file, problems);
    if (slug === null) return null;
    return { document: await makeBareDocument(file, source, slug), slugLine: null };
  } catch (error) {
    // Thousands of nested elements or quotations exhaust the stack of every recursive parser.
    if (!(error instanceof RangeError)) throw error;
    problems.push({
      file,
      line: null,
      message: 'the text is nested too deeply to be read',
      remedy: 'flatten its lists, quotations or elements',
    });
    return null;
  }
}

async function parseMarkdownDocument(
  file: string,
  source: string,
  problems: Problem[],
): Promise<LocatedDocument | null> {
  const front = readFrontMatter(file, source, problems);
  if (front === null) return null;
  const { title, slug, updated, source: basis = null, url = null, licence = null, language } = front.matter;
  const body = await parseMarkdown({ source, bodyStart: front.bodyStart, slug, title, url });
  const document = { ...body, slug, title, file, updated, source: basis, url, licence, isDemoted: false };
  return { document: { ...document, language: language ?? defaultLanguage }, slugLine: front.slugLine };
}

/** A document that says nothing of itself: its title is its first heading. */
async function makeBareDocument(file: string, source: string, slug: string): Promise<Document> {
  const type = path.posix.extname(file).toLowerCase();
  if (type === '.html') {
    const { title, url, language, ...body } = await parseHtml(source, slug);
    return fillDocument(file, slug, body, { title, url, language });
  }
  const { title, ...body } =
    type === '.md'
      ? await parseMarkdown({ source, bodyStart: 0, slug, title: null, url: null })
      : parseText(source, slug);
  return fillDocument(file, slug, body, { title });
}

interface Head {
  readonly title: string | null;
  readonly url?: string | null;
  readonly language?: string | null;
}

function fillDocument(file: string, slug: string, body: ParsedBody, head: Head): Document {
  return {
    ...body,
    slug,
    title: head.title ?? nameTitle(file),
    file,
    updated: null,
    source: null,
    url: head.url ?? null,
    licence: null,
    isDemoted: false,
    language: head.language ?? defaultLanguage,
  };
}

function nameSlug(file: string, problems: Problem[]): string | null {
  const slug = slugify(stemOf(file));
  if (slug !== '') return slug;
  problems.push({
    file,
    line: null,
    message: 'the name of the file makes no slug, expected a letter or digit in it',
    remedy: 'rename the file',
  });
  return null;
}

function nameTitle(file: string): string {
  const words = stemOf(file)
    .replaceAll(/[-_\s]+/gu, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function stemOf(file: string): string {
  return path.posix.basename(file, path.posix.extname(file));
}
