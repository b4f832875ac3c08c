import * as v from 'valibot';
import type { Problem } from './errors.ts';
import { type LinkStyle, linkPresets } from './page-address.ts';
import { mappingOf, readYaml, textSchema as text } from './read-yaml.ts';
import { resolveUrl } from './web-address.ts';

export const settingsFile = 'corpus.yaml';

const address = v.pipe(
  text,
  v.check((url) => resolveUrl(url, null) !== null, 'a web address that begins with https:// or http://'),
);
const texts = v.pipe(
  v.union([text, v.array(text)], 'a text or a list of texts'),
  v.transform((value) => (typeof value === 'string' ? [value] : value)),
);

const contact = v.pipe(
  v.union([text, v.object({ label: text, url: v.nullish(address, null) })], 'a text, or a label and a url'),
  v.transform((value) =>
    typeof value === 'string' ? { label: value, url: resolveUrl(value, null) } : value,
  ),
);

const presets = v.picklist(
  ['docusaurus', 'mkdocs', 'hugo', 'vitepress', 'github'],
  'docusaurus, mkdocs, hugo, vitepress, github, or a mapping',
);

const links = v.pipe(
  v.union(
    [
      presets,
      v.object({
        style: v.optional(presets, 'github'),
        base: v.optional(v.string()),
        extension: v.optional(v.string()),
        index: v.optional(texts),
        anchors: v.optional(v.picklist(['github', 'mkdocs', 'vitepress', 'none'])),
      }),
    ],
    'docusaurus, mkdocs, hugo, vitepress, github, or a mapping of base, extension, index and anchors',
  ),
  v.transform((value): LinkStyle => {
    if (typeof value === 'string') return linkPresets[value];
    const { style, ...own } = value;
    const stated = Object.fromEntries(Object.entries(own).filter(([, part]) => part !== undefined));
    return { ...linkPresets[style], ...stated };
  }),
);

const asks = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value), 'sections (`document › section`) with their questions, no list'),
  v.record(text, texts, 'sections (`document › section`) with their questions'),
  v.transform((value) => new Map(Object.entries(value))),
);

const schema = mappingOf(
  {
    title: v.nullish(text, null),
    language: v.optional(text, 'en'),
    url: v.nullish(address, null),
    links: v.nullish(links, null),
    include: v.optional(texts, []),
    exclude: v.optional(texts, []),
    demote: v.optional(texts, []),
    lexicon: v.optional(text, 'lexicon.yaml'),
    quotes: v.optional(v.picklist(['text', 'notes'], 'text or notes'), 'text'),
    contact: v.nullish(contact, null),
    asks: v.optional(asks, {}),
  },
  'lines of the form `key: value`',
);

/**
 * What `corpus.yaml` says: what readers may see of it, and how the folder is read. `language` is that of documents that
 * name none, `contact` where to ask what they do not answer. `include`, `exclude` and `demote` are
 * globs, `links` is null for files that are pages themselves, `asks` has questions by `document › section` or the id of one.
 */
export type FolderSettings = v.InferOutput<typeof schema>;

export const defaultFolderSettings: FolderSettings = v.parse(schema, {});

/** Reads `corpus.yaml`; what is wrong is reported, and everything is as without it. */
export function parseSettings(yaml: string, problems: Problem[]): FolderSettings {
  return readYaml([settingsFile, yaml], v.nullable(schema), problems)?.value ?? defaultFolderSettings;
}
