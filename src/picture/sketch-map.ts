import type { Lexicon } from '../corpus/lexicon.ts';
import { writeAlt } from './alt-text.ts';
import { type Box, row, stack, text } from './box.ts';
import { PictureError } from './errors.ts';
import type { Sketch } from './picture.ts';
import { type Branch, countLeaves, type Group, growTree, type SubjectTree } from './subject-tree.ts';
import { colours, sizes } from './theme.ts';
import type { MapWords } from './words.ts';

const edge = 6;
const panelWidth = sizes.width - 2 * sizes.margin - edge;
/** What a level is set in by. */
const indent = 24;
/** Levels that are set in; what lies deeper stands below each other, so that names keep their room. */
const maxDepth = 8;
const gap = 6;
const longestUnbroken = 24;

/**
 * What a map of the subjects, their kinds and what they belong to shows and says.
 *
 * @throws PictureError (`nothing-to-draw`) when the lexicon has no subject.
 */
export function sketchMap(lexicon: Pick<Lexicon, 'subjects'>, words: MapWords): Sketch {
  const tree = growTree(lexicon);
  if (tree.size === 0) throw new PictureError('nothing-to-draw', 'The lexicon has no subject');
  return { drawing: JSON.stringify(drawTree(tree, words)), alt: describeTree(tree, words), citations: [] };
}

function drawTree(tree: SubjectTree, words: MapWords): Box {
  const draw = (branch: Branch): readonly Box[] => drawBranch(branch, { depth: 0, width: panelWidth, words });
  const deep = tree.branches.filter(({ branches }) => branches.length > 0);
  const flat = tree.branches.filter(({ branches }) => branches.length === 0);
  const others = tree.others.map((group) => drawGroup(group, words));
  const panels = [
    ...deep.map(draw),
    flat.flatMap(draw),
    others.length === 0 ? [] : [drawHeading(words.otherSubjects, null, sizes.heading), ...others],
  ];
  const more = tree.more === 0 ? [] : [text({ color: colours.muted }, words.moreNames(tree.more))];
  return stack(
    {
      width: sizes.width,
      padding: sizes.margin,
      gap: sizes.gap,
      backgroundColor: colours.ground,
      color: colours.text,
      fontSize: sizes.list,
      lineHeight: 1.3,
    },
    [
      text(
        { fontSize: sizes.title, fontWeight: 600, lineHeight: 1.25, marginBottom: 4 },
        words.mapOf(tree.size),
      ),
      ...panels.filter(({ length }) => length > 0).map(drawPanel),
      ...more,
    ],
  );
}

function drawPanel(children: readonly Box[]): Box {
  return row({ backgroundColor: colours.panel }, [
    stack({ width: edge, backgroundColor: colours.sideA }, []),
    stack({ width: panelWidth, padding: `${sizes.gap}px ${sizes.padding}px`, gap }, children),
  ]);
}

/** Where a branch stands: how deep, in how much room. */
interface Place {
  readonly depth: number;
  readonly width: number;
  readonly words: MapWords;
}

function drawBranch(branch: Branch, place: Place): readonly Box[] {
  const isSetIn = place.depth < maxDepth;
  const width = isSetIn ? place.width - indent : place.width;
  const inner = { ...place, depth: place.depth + 1, width };
  return [
    drawLine([
      drawHeading(branch.name, branch.kind, place.depth === 0 ? sizes.heading : sizes.body),
      ...branch.groups.map((group) => drawGroup(group, place.words)),
    ]),
    ...branch.branches.map((child) => {
      const children = drawBranch(child, inner);
      return isSetIn ? drawSetIn(children, width) : stack({ gap }, children);
    }),
  ];
}

/** A line at the left shows what a subject belongs to. */
function drawSetIn(children: readonly Box[], width: number): Box {
  return row({ marginTop: 2 }, [
    stack({ width: 4, backgroundColor: colours.line }, []),
    stack({ width: width - 2 * sizes.padding, paddingLeft: indent - 4, gap }, children),
  ]);
}

function drawLine(children: readonly Box[]): Box {
  return row({ flexWrap: 'wrap', alignItems: 'baseline', columnGap: 20, rowGap: 2 }, children);
}

function drawHeading(name: string, kind: string | null, fontSize: number): Box {
  const label = kind === null ? [] : [text({ color: colours.muted, maxWidth: '100%' }, `(${kind})`)];
  return row({ flexWrap: 'wrap', alignItems: 'baseline', columnGap: 10, maxWidth: '100%' }, [
    text({ fontSize, fontWeight: 600, lineHeight: 1.25, maxWidth: '100%' }, name),
    ...label,
  ]);
}

/** Names after their kind; they go to the next line together where there is no room for all of them. */
function drawGroup(group: Group, words: MapWords): Box {
  return row({ columnGap: 10, maxWidth: '100%' }, [
    text({ color: colours.sideA, flexShrink: 0, maxWidth: panelWidth / 3 }, `${group.kind}:`),
    text({ flexShrink: 1 }, listNames(group, words).map(keepTogether).join('\u00a0· ')),
  ]);
}

function listNames({ names, more }: Group, words: MapWords): readonly string[] {
  return more === 0 ? names : [...names, words.moreNames(more)];
}

/** A name breaks over two lines only if it is long. */
function keepTogether(name: string): string {
  return name.length <= longestUnbroken ? name.replaceAll(' ', '\u00a0') : name;
}

function describeTree(tree: SubjectTree, words: MapWords): string {
  const branches = tree.branches.flatMap((branch) => flatten(branch, null));
  const parts = [
    ...branches.map(({ branch, parent }) => ({
      line: describeBranch(branch, parent, words),
      subjects: 1 + countLeaves(branch.groups),
    })),
    ...tree.others.map((group) => ({ line: describeGroup(group, words), subjects: countLeaves([group]) })),
  ];
  const lines = parts.map(({ line }) => line);
  return writeAlt(words.mapOf(tree.size), lines, (firstLeftOut) => {
    const leftOut = parts.slice(firstLeftOut).reduce((total, { subjects }) => total + subjects, tree.more);
    return leftOut === 0 ? null : words.moreNames(leftOut);
  });
}

/** A branch and all below it, each with the name of what it belongs to. */
function flatten(
  branch: Branch,
  parent: string | null,
): readonly { branch: Branch; parent: string | null }[] {
  return [{ branch, parent }, ...branch.branches.flatMap((child) => flatten(child, branch.name))];
}

function describeBranch({ name, kind, groups }: Branch, parent: string | null, words: MapWords): string {
  const place = parent === null ? kind : `${kind}, ${parent}`;
  const below = groups.map((group) => describeGroup(group, words)).join('; ');
  return below === '' ? `${name} (${place})` : `${name} (${place}): ${below}`;
}

function describeGroup(group: Group, words: MapWords): string {
  return `${group.kind}: ${listNames(group, words).join(', ')}`;
}
