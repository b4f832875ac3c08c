import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument as parseYaml, isMap } from 'yaml';
import type { Corpus } from './corpus.ts';
import type { Document, Section } from './document.ts';
import type { Problem } from './errors.ts';
import { parseDocument } from './parse-document.ts';
import { tidySource } from './read-source.ts';
import { readAsks } from './html-inline.ts';
import { defaultFolderSettings, parseSettings, settingsFile } from './settings.ts';

export interface Place {
  readonly document: Document;
  readonly section: Section;
}

/** Thrown when a question cannot be written; says why and what to do. */
export class AskError extends Error {
  override readonly name = 'AskError';
}

/** What a section is called in `corpus.yaml`: the title of its document and its headings. */
export function namePlace({ document, section }: Place): string {
  return [document.title, ...section.headings].join(' › ');
}

/** Whether a section has this id, or a name that ends so. */
export function isCalled(place: Place, name: string): boolean {
  const [parts, wanted] = [splitName(namePlace(place)), splitName(name)];
  return place.section.id === name || parts.slice(-wanted.length).join('\n') === wanted.join('\n');
}

function splitName(name: string): readonly string[] {
  const parts = name.toLowerCase().split(/[›>]/u);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/**
 * Finds a section by its name, its id, or the end of its name where no other ends so.
 *
 * @throws AskError when there is none, or more than one.
 */
export function findPlace({ documents }: Corpus, name: string): Place {
  const places = documents.flatMap((document) => document.sections.map((section) => ({ document, section })));
  const found = places.filter((place) => isCalled(place, name));
  const whole = found.filter((place) => splitName(namePlace(place)).length === splitName(name).length);
  const [only, ...others] = whole.length === 1 ? whole : found;
  const remedy = '"virtbot topics" lists them: write "document › section"';
  if (only === undefined) throw new AskError(`There is no section "${name}"; ${remedy}`);
  if (others.length === 0) return only;
  const names = found.map((place) => `  ${namePlace(place)} (${place.section.id})`);
  throw new AskError(`Several sections are called "${name}"; write the id of one:\n${names.join('\n')}`);
}

/**
 * Writes a question that a section answers into its Markdown file, as a comment below the heading, or with `inYaml`,
 * and where the file is no Markdown, into `corpus.yaml`. Returns the file; null when the question is there already.
 *
 * @throws AskError when it cannot be written.
 */
export async function addAsk(
  folder: string,
  place: Place,
  question: string,
  inYaml: boolean,
): Promise<string | null> {
  const asked = question.replaceAll(/\s+/gu, ' ').trim();
  if (asked === '' || /\||--/u.test(asked)) {
    throw new AskError('A question has words, and neither "|" nor "--"');
  }
  const known = place.section.asks.map((ask) => ask.toLowerCase());
  if (known.includes(asked.toLowerCase())) return null;
  const isMarkdown = /\.(?:md|markdown)$/iu.test(place.document.file);
  const file = isMarkdown && !inYaml ? place.document.file : settingsFile;
  const whole = path.join(folder, file);
  const source = await readText(whole);
  const changed =
    file === settingsFile ? writeYaml(source, place, asked) : await writeComment(source, place, asked);
  await writeFile(whole, changed);
  return file;
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof TypeError)
      throw new AskError(`${file} is not UTF-8: save it as such, or use --yaml`);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function writeYaml(source: string, place: Place, question: string): string {
  const problems: Problem[] = [];
  const { asks } = parseSettings(source, problems);
  if (problems.length > 0)
    throw new AskError(`${settingsFile} is not in order: "virtbot corpus check" says where`);
  const name = namePlace(place);
  const yaml = parseYaml(source);
  // A list of mappings becomes one.
  if (!isMap(yaml.get('asks'))) yaml.set('asks', yaml.createNode(Object.fromEntries(asks)));
  yaml.setIn(['asks', name], yaml.createNode([...(asks.get(name) ?? []), question], { flow: true }));
  return yaml.toString({ lineWidth: 0 });
}

const maybeHeading = /^ {0,3}(?:#{1,6}\s|=+\s*$|-+\s*$)|<\/h\d>/iu;

/**
 * Tries the places below each line that may end a heading, until the document reads with the question under the right
 * one: whatever Markdown a heading is written in, it is found.
 */
async function writeComment(source: string, place: Place, question: string): Promise<string> {
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = source.split(/(?<=\n)/u);
  for (const [index, line] of lines.entries()) {
    if (!maybeHeading.test(line)) continue;
    const before = lines.slice(0, index + 1).join('');
    const changed = before + addComment(lines.slice(index + 1).join(''), question, newline);
    if (await isReadAs(changed, place, question)) return changed;
  }
  throw new AskError(
    `The heading was not found in ${place.document.file}: write the comment by hand, or use --yaml`,
  );
}

function addComment(text: string, question: string, newline: string): string {
  const [comment, inner = ''] = /^\s*<!--([\s\S]*?)-->/u.exec(text) ?? [];
  if (comment !== undefined && readAsks(inner).length > 0) {
    return `${comment.replace(/\s*-->$/u, '')} | ${question} -->${text.slice(comment.length)}`;
  }
  const gap = /^\r?\n/u.test(text) || text === '' ? '' : newline;
  return `${newline}<!-- asks: ${question} -->${newline}${gap}${text}`;
}

/** Whether a file's text reads as before, with the question under the section. */
async function isReadAs(source: string, { document, section }: Place, question: string): Promise<boolean> {
  const chosen = { file: document.file, kind: 'markdown', isDemoted: document.isDemoted };
  const read = await parseDocument(chosen, tidySource(source), {
    settings: defaultFolderSettings,
    slugs: new Map(),
    problems: [],
  });
  if (typeof read === 'string' || read.text !== document.text) return false;
  const at = document.sections.indexOf(section);
  return read.sections[at]?.asks.includes(question) === true;
}
