import type { Lexicon } from '../corpus/lexicon.ts';
import { type AltPart, writeAlt } from './alt-text.ts';
import { type Box, row, stack, text } from './box.ts';
import { PictureError } from './errors.ts';
import type { Sketch } from './picture.ts';
import { type Branch, countSubjects, type Group, growTree, type SubjectTree } from './subject-tree.ts';
import { colours, sizes } from './theme.ts';
import type { MapWords } from './words.ts';

/** What a level is set in by. */
const indent = 24;
/** Levels that are set in; what lies deeper stands below each other, so that names keep their room. */
const maxDepth = 8;

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
  const others =
    tree.others.length === 0
      ? []
      : [
          drawPanel(colours.sideB, [
            drawHeading(words.others, null),
            ...tree.others.map((group) => drawGroup(group, words)),
          ]),
        ];
  const more = tree.more === 0 ? [] : [text({ color: colours.muted }, words.more(tree.more))];
  return stack(
    {
      width: sizes.width,
      padding: sizes.margin,
      gap: sizes.gap + 6,
      backgroundColor: colours.ground,
      color: colours.text,
      fontSize: sizes.body,
      lineHeight: 1.3,
    },
    [
      text({ fontSize: sizes.title, fontWeight: 600, lineHeight: 1.25, marginBottom: 4 }, words.mapOf(tree.size)),
      ...tree.branches.map((branch) =>
        drawPanel(colours.sideA, drawBranch(branch, { depth: 0, width: panelWidth, words })),
      ),
      ...others,
      ...more,
    ],
  );
}

const panelWidth = sizes.width - 2 * sizes.margin - 6;

function drawPanel(color: string, children: readonly Box[]): Box {
  return row({ backgroundColor: colours.panel }, [
    stack({ width: 6, backgroundColor: color }, []),
    stack({ width: panelWidth, padding: sizes.padding, gap: sizes.gap }, children),
  ]);
}

/** Where a branch stands: how deep, in how much room. */
interface Place {
  readonly depth: number;
  readonly width: number;
  readonly words: MapWords;
}

function drawBranch(branch: Branch, place: Place): readonly Box[] {
  const width = place.depth < maxDepth ? place.width - indent : place.width;
  const inner = { ...place, depth: place.depth + 1, width };
  return [
    drawHeading(branch.name, branch.kind),
    ...branch.groups.map((group) => drawGroup(group, place.words)),
    ...branch.branches.map((child) =>
      place.depth < maxDepth
        ? drawSetIn(drawBranch(child, inner), width)
        : stack({ gap: sizes.gap }, drawBranch(child, inner)),
    ),
  ];
}

/** A line at the left shows what a subject belongs to. */
function drawSetIn(children: readonly Box[], width: number): Box {
  return row({ marginTop: 2 }, [
    stack({ width: 4, backgroundColor: colours.line }, []),
    stack({ width: width - 2 * sizes.padding, paddingLeft: indent - 4, gap: sizes.gap }, children),
  ]);
}

function drawHeading(name: string, kind: string | null): Box {
  const label = kind === null ? [] : [drawKind(kind)];
  return row({ flexWrap: 'wrap', alignItems: 'flex-end', columnGap: 14 }, [
    text({ fontSize: sizes.heading, fontWeight: 600, lineHeight: 1.25, maxWidth: '100%' }, name),
    ...label,
  ]);
}

function drawGroup({ kind, names, more }: Group, words: MapWords): Box {
  const rest = more === 0 ? [] : [text({ color: colours.muted }, words.more(more))];
  return row({ flexWrap: 'wrap', alignItems: 'center', columnGap: 12, rowGap: 10 }, [
    drawKind(kind),
    ...names.map(drawName),
    ...rest,
  ]);
}

function drawKind(kind: string): Box {
  return text({ fontSize: sizes.small, color: colours.sideA, maxWidth: '100%' }, kind);
}

function drawName(name: string): Box {
  return text(
    { backgroundColor: colours.ground, borderRadius: 10, padding: '4px 14px', maxWidth: '100%' },
    name,
  );
}

function describeTree(tree: SubjectTree, words: MapWords): string {
  const branches = tree.branches.map((branch) => ({ text: describeBranch(branch, words), branch }));
  const parts: readonly AltPart[] = [
    ...branches.map(({ text: line, branch: { name } }) => ({ text: line, name })),
    ...tree.others.map((group) => ({ text: describeGroup(group, words), name: group.kind })),
  ];
  const hidden = new Map<string, number>([
    ...tree.branches.map((branch): [string, number] => [branch.name, countSubjects(branch)]),
    ...tree.others.map(({ kind, names, more }): [string, number] => [kind, names.length + more]),
  ]);
  return writeAlt(words.mapOf(tree.size), parts, (names) =>
    words.more(names.reduce((total, name) => total + (hidden.get(name) ?? 0), tree.more)),
  );
}

function describeBranch({ name, kind, groups, branches }: Branch, words: MapWords): string {
  const below = [
    ...groups.map((group) => describeGroup(group, words)),
    ...branches.map((branch) => describeBranch(branch, words)),
  ];
  return `${name} (${kind}) [${below.join('; ')}]`;
}

function describeGroup({ kind, names, more }: Group, words: MapWords): string {
  return `${kind}: ${[...names, ...(more === 0 ? [] : [words.more(more)])].join(', ')}`;
}
