import type { Corpus } from '../corpus/corpus.ts';
import type { Document } from '../corpus/document.ts';
import { cite } from './cite.ts';
import { escapeText, shortName } from './escape.ts';
import { limits } from './limits.ts';
import { fitLines, frameBlocks, joinLines, lengthOfBlocks, type Message, type View } from './message.ts';
import type { Words } from './words.ts';

/** What the bot says of itself beside its corpus. */
export interface AboutBot {
  readonly version: string;
  /** Whether questions without a good answer are counted. */
  readonly isCounting: boolean;
  /** Whether it finds passages by what they mean, beside their words. */
  readonly isEncoding: boolean;
  /** Whether it answers messages. */
  readonly isChatting: boolean;
  /** Markdown of the commands, in the order they are shown. */
  readonly commands: readonly string[];
}

/** What the bot knows, what it stores, and where it comes from; private. */
export function renderAbout(corpus: Corpus, about: AboutBot, view: View): Message {
  const { words } = view;
  const head = joinLines(
    `### ${words.aboutTitle}`,
    words.aboutWhat,
    about.isEncoding ? words.aboutEncoder : words.aboutWords,
    words.aboutCommands(about.commands),
    about.isChatting ? words.aboutChat : null,
    about.isCounting ? words.aboutStoresGaps : words.aboutStoresNothing,
  );
  const foot = `-# ${words.aboutVersion(escapeText(about.version), corpus.fingerprint)}`;
  const title = `**${words.aboutSize(corpus.documents.length, corpus.passages.length)}**`;
  const lines = corpus.documents.map((document) => describeDocument(document, words));
  const room = limits.textChars - lengthOfBlocks([head, foot]);
  return frameBlocks([head, fitLines(title, lines, room, words.aboutMore) ?? title, foot], view);
}

function describeDocument(document: Document, words: Words): string {
  const { updated, source, licence, sections } = document;
  const [section] = sections;
  const name =
    section === undefined ? shortName(document.title) : cite(document, { ...section, headings: [] });
  const details = [
    updated === null ? null : words.updated(escapeText(updated)),
    source === null ? null : words.aboutBasedOn(shortName(source)),
    licence === null ? null : words.aboutLicence(shortName(licence)),
  ];
  return `- ${[name, ...details.filter((detail) => detail !== null)].join(' · ')}`;
}
