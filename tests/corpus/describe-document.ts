import type { Document, Section, Span } from '../../src/corpus/document.ts';

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
