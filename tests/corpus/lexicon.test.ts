import { describe, expect, it } from 'vitest';

import { parseLexicon } from '../../src/corpus/lexicon.ts';
import type { Problem } from '../../src/corpus/errors.ts';

function check(yaml: string): string[] {
  const problems: Problem[] = [];
  parseLexicon('lexicon.yaml', yaml, problems);
  return problems.map(({ line, message }) => `${line ?? ''} ${message}`);
}

describe('parseLexicon', () => {
  it('reads subjects and synonyms, with or without aliases and parents', () => {
    const yaml = `# Words of the corpus
subjects:
  - name: Bee
    kind: insect
    parent: Animal
    aliases: [honey bee, "Apis: mellifera"]
  - { name: Animal, kind: concept }
synonyms:
  - [big, large]
aspects:
  - { name: Size, words: [big, small] }
`;
    const problems: Problem[] = [];
    expect(parseLexicon('lexicon.yaml', yaml, problems)).toEqual({
      subjects: [
        { name: 'Bee', kind: 'insect', parent: 'Animal', aliases: ['honey bee', 'Apis: mellifera'] },
        { name: 'Animal', kind: 'concept', parent: null, aliases: [] },
      ],
      synonyms: [['big', 'large']],
      aspects: [{ name: 'Size', words: ['big', 'small'] }],
    });
    expect(problems).toEqual([]);
  });

  it.each(['', '# nothing yet\n', 'subjects: []\n'])('takes %j as a lexicon without words', (yaml) => {
    expect(check(yaml)).toEqual([]);
  });

  it('names the line of what is broken, unknown or of the wrong type', () => {
    expect(check('subjects:\n  - name: [Bee\n')[0]).toMatch(/^3 broken YAML/u);
    expect(
      check(
        'subjects:\n  - name: Bee\n    kind: insect\n    colour: yellow\n  - name: 5\nsynonyms:\n  - [one]\nwords: 1\n',
      ),
    ).toEqual([
      '4 unknown key `subjects[1].colour`, expected one of name, aliases, kind, parent',
      '5 `subjects[2].name` is 5, expected a text',
      '5 `subjects[2].kind` is missing',
      '7 `synonyms[1]` is ["one"], expected a list of at least two words',
      '8 unknown key `words`, expected one of subjects, synonyms, aspects',
    ]);
  });

  it('refuses a name that means two subjects, but not one that a subject has twice', () => {
    expect(
      check(
        'subjects:\n  - name: LXC\n    kind: tool\n    aliases: [lxc, Containers]\n  - name: LXD\n    kind: tool\n    aliases:\n      - containers\n',
      ),
    ).toEqual(['8 `containers` already names the subject `LXC`, expected each name to mean one subject']);
  });

  it('refuses unknown parents, and parents that go round in a circle', () => {
    expect(
      check(
        'subjects:\n  - { name: A, kind: k, parent: B }\n  - { name: B, kind: k, parent: A }\n  - { name: C, kind: k, parent: A }\n  - { name: D, kind: k, parent: D }\n  - { name: E, kind: k, parent: a }\n',
      ),
    ).toEqual([
      '2 the parents go round in a circle: A → B → A, expected them to end',
      '3 the parents go round in a circle: B → A → B, expected them to end',
      '5 the parents go round in a circle: D → D, expected them to end',
      '6 the parent `a` of `E` is unknown, expected the name of another subject',
    ]);
  });

  it('survives aliases of aliases made to fill the memory', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`,
    );
    expect(check(['a0: &a0 [lol]', ...levels].join('\n'))).not.toEqual([]);
  });
});
