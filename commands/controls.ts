import type { Answer } from '../src/answer/answer.ts';
import type { Comparison, Side } from '../src/answer/comparison.ts';
import type { Engine } from '../src/answer/engine.ts';
import { nameSection, type Passage } from '../src/corpus/document.ts';
import type { Subject } from '../src/corpus/lexicon.ts';
import { buttonRow, selectRow, type ButtonParts } from '../src/discord/body.ts';
import type { Input } from '../src/discord/command.ts';
import { decodeSnowflake, encodeCustomId, encodeNumber, encodeSnowflake } from '../src/discord/custom-id.ts';
import { canPost } from '../src/discord/interaction.ts';
import { pageComparison } from '../src/message/comparison-blocks.ts';
import { limits } from '../src/message/limits.ts';
import type { ControlRow } from '../src/message/message.ts';
import type { ShownPassage } from '../src/message/quote.ts';
import { findPage, type SectionPassages } from '../src/message/render-section.ts';
import { wordsFor, type Words } from '../src/message/words.ts';
import { encodeRef } from './passage-ref.ts';
import type { Services } from './services.ts';
import type { Copy, Shown } from './sharing.ts';

/** What controls are made for. */
interface ControlContext extends Copy {
  readonly engine: Engine;
  readonly words: Words;
  /** Who may delete a public message. */
  readonly askerId: string;
  /** Whether the person may post for others to see here. */
  readonly canShare: boolean;
  /** Id of the command to be named when the message is shared, or null. */
  readonly commandId: string | null;
  /** Whether to ask what people think of it. */
  readonly hasFeedback: boolean;
}

/** What the controls of a message depend on, with the words of those who see it. */
export function describeReader(
  { caller }: Input,
  { copy, commandId }: Shown,
  { engine, gaps }: Services,
  question = '',
): ControlContext {
  return {
    ...copy,
    engine: engine(),
    words: wordsFor(caller, copy.isPrivate ? 'private' : 'public', question),
    askerId: caller.userId,
    canShare: canPost(caller),
    commandId,
    hasFeedback: gaps !== null,
  };
}

type Origin = Pick<ControlContext, 'engine' | 'commandId'>;

/** A custom id for the corpus of an engine. */
export function createId({ corpus }: Engine, action: string, args: readonly string[] = []): string {
  return encodeCustomId({ action, args, fingerprint: corpus.fingerprint });
}

/** Controls below an answer. */
export function answerRows(
  question: string,
  passages: readonly [ShownPassage, ...ShownPassage[]],
  context: ControlContext,
): readonly ControlRow[] {
  const { engine, words } = context;
  const { corpus } = engine;
  const [best, ...others] = passages;
  const refs = passages.map((shown) => encodeRef(corpus, shown));
  const command = encodeCommand(context.commandId);
  const subject = engine.subjects.subjectOf(question, best.passage);
  return [
    ...buttonRow([
      others.length === 0
        ? null
        : { customId: createId(engine, 'more', refs.slice(1)), label: words.morePassages },
      isWholeSection(engine, best) ? null : sectionButton(context, best, words.wholeSection),
      { customId: createId(engine, 'follow', [command]), label: words.followUp },
      shareOrDelete(context, 'share', [command, ...refs]),
    ]),
    ...(subject === null ? [] : compareWithRow(subject, relatedNames(engine, subject), context)),
    ...buttonRow(feedbackButtons(context)),
  ];
}

/** Controls below a withheld answer: what comes near, and what can be asked instead. */
export function abstentionRows(answer: Answer, context: ControlContext): readonly ControlRow[] {
  return [...passageRows(context, answer.passages), ...suggestionRows(answer, context)];
}

/** A menu of what can be asked instead. */
export function suggestionRows(
  { suggestions }: Answer,
  { engine, words, commandId }: ControlContext,
): readonly ControlRow[] {
  const options = suggestions.map((text) => ({ label: text, value: text }));
  return selectRow(createId(engine, 'ask', [encodeCommand(commandId)]), words.askInstead, options);
}

/** Controls below an answer in doubt: a menu of the passages that come nearest, and what becomes of the message. */
export function doubtRows(passages: readonly ShownPassage[], context: ControlContext): readonly ControlRow[] {
  const { engine, words, isPrivate } = context;
  const options = passages.map((shown) => {
    const { document, section } = shown.passage;
    return { label: nameSection(document, section), value: encodeRef(engine.corpus, shown) };
  });
  return [
    ...selectRow(createId(engine, 'passage'), words.pickPassage, options),
    ...buttonRow([isPrivate ? null : removeButton(context)]),
  ];
}

/** Controls below further passages: the section of each. */
export function passageRows(context: Origin, passages: readonly ShownPassage[]): readonly ControlRow[] {
  const sections = passages.filter(
    ({ passage }, index) =>
      passages.findIndex((other) => other.passage.section === passage.section) === index,
  );
  return buttonRow(
    sections.map((shown) => {
      const { document, section } = shown.passage;
      return sectionButton(context, shown, section.headings.at(-1) ?? document.title);
    }),
  );
}

/** What the controls below a comparison depend on beside it. */
interface PairContext extends ControlContext {
  readonly hasPicture: boolean;
  /** Which page is shown, from 0. */
  readonly page: number;
}

/** Controls below a comparison. */
export async function comparisonRows(
  comparison: Comparison,
  context: PairContext,
): Promise<readonly ControlRow[]> {
  const { engine } = context;
  const a = indexOfSide(engine, comparison.a);
  const b = indexOfSide(engine, comparison.b);
  if (comparison.status === 'abstained') return didYouMeanRows(comparison, context);
  const aspect = comparison.aspect === null ? -1 : engine.aspects.indexOf(comparison.aspect);
  const args = [a, b, aspect + 1].map((index) => encodeNumber(index ?? 0));
  const subject = a === null || b === null ? undefined : engine.subjects.all[a];
  const share =
    context.isPrivate && subject === undefined
      ? null
      : shareOrDelete(context, 'share-pair', [encodeCommand(context.commandId), ...args]);
  const last = buttonRow([share, ...feedbackButtons(context)]);
  if (a === null || b === null || subject === undefined) return last;
  return [
    ...(await aspectRow([a, b], comparison, context)),
    ...compareWithRow(subject, relatedNames(engine, subject), context),
    ...pairRow(comparison, args, context),
    ...last,
  ];
}

function pairRow(
  comparison: Comparison,
  args: readonly string[],
  context: PairContext,
): readonly ControlRow[] {
  const { engine, words, hasPicture, page } = context;
  const pages = pageComparison(comparison, words).length;
  const next = encodeNumber((page + 1) % pages);
  const label = words.showPicture;
  return buttonRow([
    pages > 1
      ? { customId: createId(engine, 'rows', [...args, next, ...ownerOf(context)]), label: words.moreRows }
      : null,
    {
      customId: createId(engine, 'swap', [...args, ...ownerOf(context)]),
      label: words.swapSides,
      emoji: '🔄',
    },
    hasPicture ? { customId: createId(engine, 'picture', args), label, emoji: '🖼️' } : null,
  ]);
}

/** Who may change a public comparison, as an argument; none where it is private, or a copy that somebody has signed. */
function ownerOf({ isPrivate, signature, askerId }: PairContext): readonly string[] {
  return isPrivate || signature !== null ? [] : [encodeSnowflake(askerId)];
}

/** The command to be named later, as an argument; empty when its id is unknown. */
function encodeCommand(commandId: string | null): string {
  return commandId === null ? '' : encodeSnowflake(commandId);
}

/** The command of a custom id, null when its id is unknown. */
export function readCommand(argument: string | undefined): string | null {
  return argument === '' ? null : decodeSnowflake(argument);
}

/** Deletes a public message, or shares a private one by the action and its arguments, once and where that is possible. */
export function shareOrDelete(
  context: ControlContext,
  action: string,
  args: readonly string[],
): ButtonParts | null {
  const { engine, words, isPrivate, sharing, canShare } = context;
  if (!isPrivate) return removeButton(context);
  if (!canShare) return null;
  const customId = createId(engine, action, args);
  const labels = { shared: words.shared, refused: words.notShared };
  const label = sharing === null ? words.share : labels[sharing];
  return { customId, label, emoji: '📣', isDisabled: sharing !== null };
}

/** Deletes a public message. */
export function removeButton({ engine, words, askerId }: ControlContext): ButtonParts {
  const customId = createId(engine, 'delete', [encodeSnowflake(askerId)]);
  return { customId, label: words.remove, emoji: '🗑️' };
}

/** Opens a section where the passage, or what is marked in it, stands; to be shared as what the command found. */
function sectionButton({ engine, commandId }: Origin, shown: ShownPassage, label: string): ButtonParts {
  const { passage, start, highlights } = shown;
  const index = encodeNumber(engine.corpus.passages.indexOf(passage));
  const place = start + (highlights[0]?.start ?? 0);
  const page = encodeNumber(findPage(listPassages(engine, passage), Math.max(place, passage.start)));
  const customId = createId(engine, 'section', [index, page, encodeCommand(commandId)]);
  return { customId, label, emoji: '📖' };
}

/** The passages of the section of one. */
export function listPassages({ corpus }: Engine, passage: Passage): SectionPassages {
  const [first = passage, ...others] = corpus.passages.filter(({ section }) => section === passage.section);
  return [first, ...others];
}

/** Whether the excerpt shows all there is in its section. */
function isWholeSection(engine: Engine, { passage, excerpt }: ShownPassage): boolean {
  return listPassages(engine, passage).length === 1 && excerpt.length >= passage.text.trim().length;
}

function compareWithRow(
  subject: Subject,
  names: readonly string[],
  { engine, words }: ControlContext,
): readonly ControlRow[] {
  const { all } = engine.subjects;
  const options = names.flatMap((name) => {
    const index = all.findIndex((other) => other.name === name);
    return index === -1 || all[index] === subject ? [] : [{ label: name, value: encodeNumber(index) }];
  });
  const customId = createId(engine, 'compare-with', [encodeNumber(all.indexOf(subject))]);
  return selectRow(customId, words.compareSubjectWith(subject.name), options);
}

function relatedNames({ subjects }: Engine, subject: Subject): readonly string[] {
  return subjects.relatedTo(subject, limits.options).map(({ name }) => name);
}

/** Where nothing could be compared: names that may have been meant, and related ones, to compare the known one with. */
function didYouMeanRows(comparison: Comparison, context: ControlContext): readonly ControlRow[] {
  const { a, b, related = [] } = comparison;
  const { engine } = context;
  const known = [a, b].map((side) => indexOfSide(engine, side)).find((index) => index !== null);
  const subject = engine.subjects.all[known ?? -1];
  if (subject === undefined) return [];
  const names = [...a.didYouMean, ...b.didYouMean, ...related, ...relatedNames(engine, subject)];
  return compareWithRow(subject, names, context);
}

async function aspectRow(
  [a, b]: readonly [number, number],
  { aspect, a: left, b: right, both, rows }: Comparison,
  context: PairContext,
): Promise<readonly ControlRow[]> {
  const { engine, words } = context;
  const whole = aspect === null ? null : await engine.compare(left.subject ?? '', right.subject ?? '', null);
  const told = [...both, ...rows, ...(whole?.both ?? []), ...(whole?.rows ?? [])];
  const names = new Set(told.map((each) => each.aspect));
  const options = engine.aspects.flatMap((name, index) =>
    names.has(name) && name !== aspect ? [{ label: name, value: encodeNumber(index + 1) }] : [],
  );
  const everything = aspect === null ? [] : [{ label: words.everyAspect, value: '0' }];
  const customId = createId(engine, 'aspect', [encodeNumber(a), encodeNumber(b), ...ownerOf(context)]);
  return selectRow(customId, words.pickAspect, [...everything, ...options]);
}

function indexOfSide({ subjects }: Engine, { subject }: Side): number | null {
  const index = subjects.all.findIndex(({ name }) => name === subject);
  return index === -1 ? null : index;
}

function feedbackButtons({ engine, hasFeedback }: ControlContext): readonly ButtonParts[] {
  if (!hasFeedback) return [];
  return [
    { customId: createId(engine, 'helpful'), emoji: '👍' },
    { customId: createId(engine, 'unhelpful'), emoji: '👎' },
  ];
}
