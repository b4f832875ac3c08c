import type { Answer, ShownPassage } from '../src/answer/answer.ts';
import type { Comparison, Side } from '../src/answer/comparison.ts';
import type { Engine } from '../src/answer/engine.ts';
import { nameSection, type Passage } from '../src/corpus/document.ts';
import type { Subject } from '../src/corpus/lexicon.ts';
import { buttonRow, selectRow, type ButtonParts } from '../src/discord/body.ts';
import type { Input, Services } from '../src/discord/command.ts';
import { encodeCustomId, encodeNumber } from '../src/discord/custom-id.ts';
import { canPost } from '../src/discord/interaction.ts';
import { limits } from '../src/message/limits.ts';
import type { ControlRow } from '../src/message/message.ts';
import { countShown, pageComparison, readShownAspect } from '../src/message/render-comparison.ts';
import { findPage, type SectionPassages } from '../src/message/render-section.ts';
import { wordsFor, type Words } from '../src/message/words.ts';
import { encodeRef, requireNumber } from './passage-ref.ts';
import type { Shown } from './sharing.ts';

interface ControlContext extends Shown {
  readonly engine: Engine;
  readonly words: Words;
  /** Who may delete a public message. */
  readonly askerId: string;
  readonly canShare: boolean;
  readonly hasFeedback: boolean;
}

export function describeReader({ caller }: Input, shown: Shown, { engine, gaps }: Services): ControlContext {
  return {
    ...shown,
    engine: engine(),
    words: wordsFor(caller, shown.isPrivate ? 'private' : 'public'),
    askerId: caller.userId,
    canShare: canPost(caller),
    hasFeedback: gaps !== null,
  };
}

export function createId({ corpus }: Engine, action: string, ...args: readonly (string | number)[]): string {
  const texts = args.map((each) => (typeof each === 'number' ? encodeNumber(each) : each));
  return encodeCustomId({ action, args: texts, fingerprint: corpus.fingerprint });
}

export function answerRows(
  question: string,
  passages: readonly [ShownPassage, ...ShownPassage[]],
  context: ControlContext,
): readonly ControlRow[] {
  const { engine, words } = context;
  const [best, ...others] = passages;
  const refs = passages.map((shown) => encodeRef(engine.corpus, shown));
  const subject = engine.subjects.subjectOf(question, best.passage);
  // Whether the excerpt shows all there is in its section.
  const { passage, excerpt } = best;
  const isWhole = listPassages(engine, passage).length === 1 && excerpt.length >= passage.text.trim().length;
  return [
    ...buttonRow([
      others.length === 0
        ? null
        : { customId: createId(engine, 'more', ...refs.slice(1)), label: words.morePassages },
      isWhole ? null : sectionButton(engine, best, words.wholeSection),
      { customId: createId(engine, 'follow'), label: words.followUp },
      shareOrDelete(context, 'share', ...refs),
    ]),
    ...(subject === null ? [] : compareWithRow(subject, context)),
    ...buttonRow(feedbackButtons(context)),
  ];
}

export function suggestionRows({ suggestions }: Answer, context: ControlContext): readonly ControlRow[] {
  const options = suggestions.map((text) => ({ label: text, value: text }));
  return selectRow(createId(context.engine, 'ask'), context.words.askInstead, options);
}

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

export function passageRows(engine: Engine, passages: readonly ShownPassage[]): readonly ControlRow[] {
  const sections = passages.map(({ passage }) => passage.section);
  const firsts = passages.filter((_, index) => sections.indexOf(sections[index]!) === index);
  return buttonRow(
    firsts.map((shown) => {
      const { document, section } = shown.passage;
      return sectionButton(engine, shown, section.headings.at(-1) ?? document.title);
    }),
  );
}

interface PairContext extends ControlContext {
  readonly hasPicture: boolean;
  /** Which page is shown, from 0. */
  readonly page: number;
}

export async function comparisonRows(
  comparison: Comparison,
  context: PairContext,
): Promise<readonly ControlRow[]> {
  const { engine } = context;
  const sides = [comparison.a, comparison.b];
  const [a = -1, b = -1] = sides.map((side) => indexOfSide(engine, side));
  if (comparison.status === 'abstained') return didYouMeanRows(comparison, context);
  const [left, right] = [engine.subjects.all[a], engine.subjects.all[b]];
  if (left === undefined || right === undefined) {
    // Controls that cannot say what is compared are left out.
    return buttonRow([context.isPrivate ? null : removeButton(context), ...feedbackButtons(context)]);
  }
  const aspect = encodeAspect(comparison, engine);
  const args = [a, b, aspect];
  return [
    ...(await aspectRow([a, b], comparison, context)),
    ...compareWithRow(left, context, comparison.left, aspect),
    ...pairRow(comparison, args, context),
    ...buttonRow([shareOrDelete(context, 'share-pair', ...args), ...feedbackButtons(context)]),
  ];
}

/** An aspect as {@link decodeAspect} reads it. */
function encodeAspect({ aspect }: Comparison, { aspects }: Engine): string {
  if (aspect === null || aspects.includes(aspect)) return encodeNumber(aspects.indexOf(aspect ?? '') + 1);
  return `-${encodeNumber(countShown(aspect))}`;
}

/**
 * Listed aspects are counted from 1, and 0 stands for all of them. One in free words ends the title of the message; how
 * many characters it has there stands behind a hyphen.
 */
export function decodeAspect(
  text: string | undefined,
  title: string | null,
  { aspects }: Engine,
): string | null | undefined {
  if (text?.startsWith('-')) return readShownAspect(title ?? '', requireNumber(text.slice(1)));
  const number = requireNumber(text);
  return number === 0 ? null : aspects[number - 1];
}

function pairRow(
  comparison: Comparison,
  args: readonly (string | number)[],
  context: PairContext,
): readonly ControlRow[] {
  const { engine, words, hasPicture, page } = context;
  const owner = ownerOf(context);
  const pages = pageComparison(comparison, words).length;
  return buttonRow([
    pages > 1
      ? { customId: createId(engine, 'rows', ...args, (page + 1) % pages, ...owner), label: words.moreRows }
      : null,
    { customId: createId(engine, 'swap', ...args, ...owner), label: words.swapSides, emoji: '🔄' },
    hasPicture
      ? { customId: createId(engine, 'picture', ...args), label: words.showPicture, emoji: '🖼️' }
      : null,
  ]);
}

/** Who may change a public comparison, as an argument; none where it is private, or a copy that somebody has signed. */
function ownerOf({ isPrivate, signature, askerId }: PairContext): readonly string[] {
  return isPrivate || signature !== null ? [] : [askerId];
}

/** Deletes a public message, or shares a private one by the action and its arguments, once and where that is possible. */
export function shareOrDelete(
  context: ControlContext,
  action: string,
  ...args: readonly (string | number)[]
): ButtonParts | null {
  const { engine, words, isPrivate, sharing, canShare } = context;
  if (!isPrivate) return removeButton(context);
  if (!canShare) return null;
  const labels = { shared: words.shared, refused: words.notShared };
  const label = sharing === null ? words.share : labels[sharing];
  return { customId: createId(engine, action, ...args), label, emoji: '📣', isDisabled: sharing !== null };
}

export function removeButton({ engine, words, askerId }: ControlContext): ButtonParts {
  return { customId: createId(engine, 'delete', askerId), label: words.remove, emoji: '🗑️' };
}

/** Opens a section where the passage, or what is marked in it, stands; to be shared as what the command found. */
function sectionButton(engine: Engine, shown: ShownPassage, label: string): ButtonParts {
  const { passage, start, highlights } = shown;
  const place = Math.max(start + (highlights[0]?.start ?? 0), passage.start);
  const page = findPage(listPassages(engine, passage), place);
  const index = engine.corpus.passages.indexOf(passage);
  return { customId: createId(engine, 'section', index, page, 'virt'), label, emoji: '📖' };
}

export function listPassages({ corpus }: Engine, passage: Passage): SectionPassages {
  const [first = passage, ...others] = corpus.passages.filter(({ section }) => section === passage.section);
  return [first, ...others];
}

function compareWithRow(
  subject: Subject,
  { engine, words }: ControlContext,
  first: readonly string[] = [],
  aspect = encodeNumber(0),
): readonly ControlRow[] {
  const { all } = engine.subjects;
  const related = engine.subjects.relatedTo(subject, limits.options).map(({ name }) => name);
  const options = [...first, ...related].flatMap((name) => {
    const index = all.findIndex((other) => other.name === name);
    return index === -1 || all[index] === subject ? [] : [{ label: name, value: encodeNumber(index) }];
  });
  const customId = createId(engine, 'compare-with', all.indexOf(subject), aspect);
  return selectRow(customId, words.compareSubjectWith(subject.name), options);
}

/** Where nothing could be compared: names that may have been meant, and related ones, to compare the known one with. */
export function didYouMeanRows(comparison: Comparison, context: ControlContext): readonly ControlRow[] {
  const { a, b, related = [] } = comparison;
  const known = [a, b].map((side) => context.engine.subjects.all[indexOfSide(context.engine, side)]);
  const subject = known.find((side) => side !== undefined);
  const first = [...a.didYouMean, ...b.didYouMean, ...related];
  const aspect = encodeAspect(comparison, context.engine);
  return subject === undefined ? [] : compareWithRow(subject, context, first, aspect);
}

async function aspectRow(
  pair: readonly [number, number],
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
  const customId = createId(engine, 'aspect', ...pair, ...ownerOf(context));
  return selectRow(customId, words.pickAspect, [...everything, ...options]);
}

function indexOfSide({ subjects }: Engine, { subject }: Side): number {
  return subjects.all.findIndex(({ name }) => name === subject);
}

function feedbackButtons({ engine, hasFeedback }: ControlContext): readonly ButtonParts[] {
  if (!hasFeedback) return [];
  return [
    { customId: createId(engine, 'helpful'), emoji: '👍' },
    { customId: createId(engine, 'unhelpful'), emoji: '👎' },
  ];
}
