import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Document, Span } from '../../src/corpus/document.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { parseDocument } from '../../src/corpus/parse-document.ts';

const root = path.resolve(import.meta.dirname, '../..');
const articleFolder = path.resolve(root, '../shared/article');

/** What every document promises its readers, whatever file it came from. */
function checkDocument(document: Document, source: string): void {
  const { text, pieces, sections, links } = document;
  let end = 0;
  for (const piece of pieces) {
    expect(piece.start).toBeGreaterThanOrEqual(end);
    end = piece.start + piece.length;
    expect(text.slice(piece.start, end)).toBe(source.slice(piece.source, piece.source + piece.length));
  }
  expect(end).toBeLessThanOrEqual(text.length);
  const blocks = sections.flatMap((section) => section.blocks);
  checkOrder(text, blocks);
  for (const block of blocks) if ('items' in block) checkOrder(text, block.items);
  for (const link of links) expect(text.slice(link.start, link.end).trim()).not.toBe('');
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
}

/** Spans stand one after the other, without white space at their ends. */
function checkOrder(text: string, spans: readonly Span[]): void {
  let end = 0;
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    const shown = text.slice(span.start, span.end);
    expect(shown).not.toBe('');
    expect(shown.trimEnd()).toBe(shown);
    end = span.end;
  }
}

async function checkFolder(folder: string): Promise<void> {
  const { documents } = await loadCorpus(folder);
  for (const document of documents) {
    checkDocument(document, await readFile(path.join(folder, document.file), 'utf8'));
  }
}

describe('the text of a document', () => {
  it.each(['corpus', 'tests/fixtures/articles'])('maps to the files of %s', async (folder) => {
    await checkFolder(path.join(root, folder));
  });

  it('maps to the article the project began with', async ({ skip }) => {
    skip(!existsSync(articleFolder), `${articleFolder} is not there`);
    await checkFolder(articleFolder);
  });

  const scraps = [
    'word¦Two words¦A sentence ends.¦Why so?¦Lead in:¦OpenStack¦What is xA¦é¦😀¦日本¦:¦?¦\uFEFF¦\u00A0¦==¦---',
    '\n¦\n\n¦\r\n¦  ¦\t¦• ¦- ¦1. ¦1.2 ¦# ¦## ¦> ¦| a | b |¦|---|---|¦====¦```¦`x`¦**b**¦*¦_¦&amp;¦&¦\\*',
    '[l](https://example.org/a)¦![i](p)¦[r]: /x¦<p>¦</p>¦<br>¦<li>¦<ul>¦</ul>¦<table><tr><th>¦<td>¦<h2>¦<pre>',
    '<a href="//x.org">¦<a href="https://x.org">¦</a>¦<b>¦</table>¦<blockquote>¦<!--¦-->',
  ].flatMap((line) => line.split('¦'));
  const anyText = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...scraps) }, fc.string()), {
    maxLength: 30,
  });

  it.each(['.md', '.txt', '.html'])('maps to any %s file that can be read at all', async (type) => {
    await fc.assert(
      fc.asyncProperty(anyText, async (parts) => {
        const front = type === '.md' ? '---\ntitle: word\nslug: a\nupdated: 2026-01-01\n---\n' : '';
        const source = front + parts.join('');
        const located = await parseDocument(`a${type}`, source, []);
        if (located !== null) checkDocument(located.document, source);
      }),
      { numRuns: 300 },
    );
  });
});
