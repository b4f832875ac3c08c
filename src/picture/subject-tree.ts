import type { Lexicon, Subject } from '../corpus/lexicon.ts';

/** Names of one kind that belong to the same subject and have nothing below them. */
export interface Group {
  readonly kind: string;
  readonly names: readonly string[];
  /** How many more names the group has than are listed. */
  readonly more: number;
}

/** A subject and what belongs to it. */
export interface Branch {
  readonly name: string;
  readonly kind: string;
  readonly groups: readonly Group[];
  readonly branches: readonly Branch[];
}

/** The subjects of a lexicon by what they belong to. */
export interface SubjectTree {
  /** How many subjects the lexicon has. */
  readonly size: number;
  /** Subjects that others belong to, those with the most first. */
  readonly branches: readonly Branch[];
  /** Subjects that belong to none and that none belongs to. */
  readonly others: readonly Group[];
  /** How many subjects the branches that are left out hold. */
  readonly more: number;
}

/** Lines that a map holds, as far as they can be guessed from the lengths of the names. */
const maxLines = 80;
const charsInLine = 54;
/** What a name takes beside its letters. */
const charsAroundName = 4;
/** Names listed in a group, the most first; fewer where there is no room for more. */
const namesInGroup = [Number.POSITIVE_INFINITY, 24, 16, 12, 9, 7, 5, 4, 3] as const;

/** Sorts the subjects of a lexicon into a tree that fits into a picture; what does not fit is counted. */
export function growTree({ subjects }: Pick<Lexicon, 'subjects'>): SubjectTree {
  const whole = growWhole(subjects);
  const trees = namesInGroup.map((limit) => limitNames(whole, limit));
  const smallest = trees.at(-1) ?? whole;
  return trees.find((tree) => countLines(tree) <= maxLines) ?? dropBranches(smallest);
}

/** The names of groups, those not listed included. */
export function countLeaves(groups: readonly Group[]): number {
  return groups.reduce((total, { names, more }) => total + names.length + more, 0);
}

/** The subjects of a branch, itself included. */
function countSubjects({ groups, branches }: Branch): number {
  return branches.reduce((total, branch) => total + countSubjects(branch), 1 + countLeaves(groups));
}

function growWhole(subjects: readonly Subject[]): SubjectTree {
  const known = new Set(subjects.map(({ name }) => name));
  const parents = new Set(subjects.map(({ parent }) => parent));
  const childrenOf = (name: string): readonly Subject[] => subjects.filter(({ parent }) => parent === name);
  const grow = ({ name, kind }: Subject): Branch => {
    const children = childrenOf(name);
    return {
      name,
      kind,
      groups: groupByKind(children.filter((child) => !parents.has(child.name))),
      branches: sortBySize(children.filter((child) => parents.has(child.name)).map(grow)),
    };
  };
  const roots = subjects.filter(({ parent }) => parent === null || !known.has(parent));
  return {
    size: subjects.length,
    branches: sortBySize(roots.filter(({ name }) => parents.has(name)).map(grow)),
    others: groupByKind(roots.filter(({ name }) => !parents.has(name))),
    more: 0,
  };
}

function sortBySize(branches: readonly Branch[]): readonly Branch[] {
  return branches.toSorted((a, b) => countSubjects(b) - countSubjects(a));
}

function groupByKind(subjects: readonly Subject[]): readonly Group[] {
  return [...new Set(subjects.map(({ kind }) => kind))].map((kind) => ({
    kind,
    names: subjects.filter((subject) => subject.kind === kind).map(({ name }) => name),
    more: 0,
  }));
}

function limitNames(tree: SubjectTree, limit: number): SubjectTree {
  const limitGroup = ({ kind, names }: Group): Group => ({
    kind,
    names: names.slice(0, limit),
    more: Math.max(names.length - limit, 0),
  });
  const limitBranch = (branch: Branch): Branch => ({
    ...branch,
    groups: branch.groups.map(limitGroup),
    branches: branch.branches.map(limitBranch),
  });
  return { ...tree, branches: tree.branches.map(limitBranch), others: tree.others.map(limitGroup) };
}

/** Leaves out single subjects, the last kind first, and then the smallest branches, until the rest fits; one part stays. */
function dropBranches(tree: SubjectTree): SubjectTree {
  if (tree.branches.length + tree.others.length <= 1 || countLines(tree) <= maxLines) return tree;
  const group = tree.others.at(-1);
  if (group !== undefined) {
    return dropBranches({
      ...tree,
      others: tree.others.slice(0, -1),
      more: tree.more + countLeaves([group]),
    });
  }
  const [branch] = tree.branches.slice(-1);
  const dropped = branch === undefined ? 0 : countSubjects(branch);
  return dropBranches({ ...tree, branches: tree.branches.slice(0, -1), more: tree.more + dropped });
}

function countLines({ branches, others }: SubjectTree): number {
  return branches.reduce(
    (total, branch) => total + countBranchLines(branch),
    others.reduce((total, group) => total + countWrapped(countChars(group)), 0),
  );
}

function countBranchLines({ name, kind, groups, branches }: Branch): number {
  const chars = groups.reduce((total, group) => total + countChars(group), name.length + kind.length);
  const below = branches.reduce((total, branch) => total + countBranchLines(branch), 0);
  return countWrapped(chars) + below;
}

function countChars({ kind, names }: Group): number {
  return [kind, ...names].reduce((total, name) => total + name.length + charsAroundName, 0);
}

function countWrapped(chars: number): number {
  return Math.ceil(chars / charsInLine);
}
