import type { Corpus } from '../corpus/corpus.ts';
import type { Document } from '../corpus/document.ts';
import { cite } from './cite.ts';
import { escapeText, shortName } from './escape.ts';
import { limits } from './limits.ts';
import { fitLines, frameBlocks, joinLines, lengthOfBlocks, type Message } from './message.ts';
import type { Words } from './words.ts';

export interface AboutBot {
  readonly version: string;
  readonly isCounting: boolean;
  readonly isEncoding: boolean;
  readonly isChatting: boolean;
  /** Markdown of the commands, in the order they are shown. */
  readonly commands: readonly string[];
}

export function renderAbout(corpus: Corpus, about: AboutBot, words: Words): Message {
  const head = joinLines(
    `### ${words.aboutTitle}`,
    words.aboutWhat,
    about.isEncoding ? words.aboutEncoder : words.aboutWords,
    words.aboutCommands(about.commands),
    about.isChatting ? words.aboutChat : null,
    about.isCounting ? words.aboutStoresGaps : words.aboutStoresNothing,
  );
  const foot = `-# ${words.aboutVersion(escapeText(about.version), corpus.fingerprint)}`;
  const details = corpus.documents.map((document) => listDetails(document, words));
  // What goes for every document is said once.
  const common = (details[0] ?? []).filter((detail) => details.every((each) => each.includes(detail)));
  const size = `**${words.aboutSize(corpus.documents.length, corpus.passages.length)}**`;
  const title = [size, ...common].join(' · ');
  const lines = corpus.documents.map((document, index) =>
    [`- ${nameDocument(document)}`, ...details[index]!.filter((each) => !common.includes(each))].join(' · '),
  );
  const room = limits.textChars - lengthOfBlocks([head, foot]);
  return frameBlocks(head, fitLines(title, lines, room, words.aboutMore) ?? title, foot);
}

function nameDocument(document: Document): string {
  const [section] = document.sections;
  return section === undefined ? shortName(document.title) : cite(document, { ...section, headings: [] });
}

function listDetails({ updated, source, licence }: Document, words: Words): readonly string[] {
  const details = [
    updated === null ? null : words.updated(escapeText(updated)),
    source === null ? null : words.aboutBasedOn(shortName(source)),
    licence === null ? null : words.aboutLicence(shortName(licence)),
  ];
  return details.filter((detail) => detail !== null);
}
