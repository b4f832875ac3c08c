import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument as parseYaml } from 'yaml';
import type { Corpus } from './corpus.ts';
import { type Document, listNames, type Section } from './document.ts';
import type { Problem } from './errors.ts';
import { readSource } from './read-source.ts';
import { parseSettings, settingsFile } from './settings.ts';

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
  return listNames(document.title, section)[0];
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
 * Writes a question that a section answers into `corpus.yaml`, where it does not touch the documents. Returns false when
 * the section has the question already.
 *
 * @throws AskError when it cannot be written.
 */
export async function addAsk(folder: string, place: Place, question: string): Promise<boolean> {
  const asked = question.replaceAll(/\s+/gu, ' ').trim();
  if (asked === '') throw new AskError('A question has words');
  const known = place.section.asks.map((ask) => ask.toLowerCase());
  if (known.includes(asked.toLowerCase())) return false;
  const file = path.join(folder, settingsFile);
  const problems: Problem[] = [];
  const source = (existsSync(file) && (await readSource(folder, settingsFile, problems))) || '';
  const { asks } = parseSettings(source, problems);
  if (problems.length > 0)
    throw new AskError(`${settingsFile} is not in order: "virtbot corpus check" says where`);
  // A name may be that of several sections.
  const { id } = place.section;
  const yaml = parseYaml(source);
  yaml.setIn(['asks', id], yaml.createNode([...(asks.get(id) ?? []), asked], { flow: true }));
  await writeFile(file, yaml.toString({ lineWidth: 0 }));
  return true;
}
