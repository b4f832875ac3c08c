import type { Document, Section, Span } from '../../src/corpus/document.ts';
import { chooseFiles } from '../../src/corpus/choose-files.ts';
import { parseDocument } from '../../src/corpus/parse-document.ts';
import { defaultFolderSettings, type FolderSettings } from '../../src/corpus/settings.ts';

/** What reading a file gives: a document, or the reason why there is none. */
export async function tryDocument(
  file: string,
  source: string,
  settings: Partial<FolderSettings> = {},
): Promise<Document | string> {
  const all = { ...defaultFolderSettings, ...settings };
  const [chosen] = chooseFiles([file], all).chosen;
  if (chosen === undefined) return 'not chosen';
  return parseDocument(chosen, source, { settings: all, slugs: new Map(), labels: new Map(), problems: [] });
}

/** The document that a file gives. */
export async function readDocument(
  file: string,
  source: string,
  settings: Partial<FolderSettings> = {},
): Promise<Document> {
  const document = await tryDocument(file, source, settings);
  if (typeof document === 'string') throw new Error(`${file} was left out: ${document}`);
  return document;
}

/** A document without its offsets, as a reader would write it down. */
export function describeSections(document: Pick<Document, 'text' | 'sections'>) {
  return document.sections.map((section) => [
    section.headings.join(' › '),
    ...describeBlocks(document.text, section),
  ]);
}

function describeBlocks(text: string, section: Section): string[] {
  const read = (span: Span): string => text.slice(span.start, span.end);
  return section.blocks.flatMap((block) => {
    if (!('items' in block))
      return [block.kind === 'paragraph' ? read(block) : `${block.kind}: ${read(block)}`];
    const leadIn = block.leadIn === null ? 'nothing' : read(block.leadIn);
    return [`${block.kind} after ${leadIn}`, ...block.items.map((item) => `- ${read(item)}`)];
  });
}
