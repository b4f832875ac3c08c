import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDocument } from './describe-document.ts';

interface Case {
  readonly name: string;
  readonly source: string;
  readonly text: string;
  readonly headings?: readonly string[];
}

const cases: Record<string, readonly Case[]> = parse(
  readFileSync(new URL('reading.yaml', import.meta.url), 'utf8'),
);

describe.each(Object.entries(cases))('%s', (file, rows) => {
  test.each(rows)('$name', async ({ source, text, headings }) => {
    const isPage = file.endsWith('.html');
    const document = await readDocument(file, isPage ? `<title>T</title><main>${source}</main>` : source);
    expect(document.text).toBe(text);
    const read = document.sections.map((section) => section.headings.join(' › '));
    expect(read).toEqual(headings ?? read);
  });
});
