import { describe, expect, test } from 'vitest';
import type { Subject } from '../../src/corpus/lexicon.ts';
import { sketchMap } from '../../src/picture/sketch-map.ts';
import { catalogue } from '../../src/message/words.ts';

function subject(name: string, kind: string, parent: string | null = null): Subject {
  return { name, kind, parent, aliases: [] };
}

describe('the map of a lexicon', () => {
  test('shows every subject once, below what it belongs to and with its kind', () => {
    const { alt, drawing } = sketchMap(
      {
        subjects: [
          subject('Vultr', 'provider'),
          subject('Virtualization', 'concept'),
          subject('Hypervisor', 'concept', 'Virtualization'),
          subject('Emulation', 'concept', 'Virtualization'),
          subject('Xen', 'hypervisor', 'Hypervisor'),
          subject('KVM', 'hypervisor', 'Hypervisor'),
        ],
      },
      catalogue.en,
    );
    expect(alt).toBe(
      [
        'What the articles speak of: 6 subjects',
        'Virtualization (concept): concept: Emulation',
        'Hypervisor (concept, Virtualization): hypervisor: Xen, KVM',
        'provider: Vultr',
      ].join('\n'),
    );
    for (const name of ['Virtualization', '(concept)', 'Xen\u00a0· KVM', 'Vultr', 'On their own']) {
      expect(drawing).toContain(`"${name}"`);
    }
  });

  test('counts what it has no room for, in the picture and in its alt text', () => {
    const subjects = Array.from({ length: 2000 }, (_, index) =>
      subject(
        `Subject ${index}`,
        `kind ${index % 60}`,
        index % 7 === 0 ? null : `Subject ${index - (index % 7)}`,
      ),
    );
    const { alt, drawing } = sketchMap({ subjects }, catalogue.en);
    expect(alt.length).toBeLessThanOrEqual(1024);
    expect(alt).toMatch(/\nand \d+ more$/u);
    expect(drawing).toMatch(/"and \d+ more"/u);
    const shown = new Set(drawing.match(/Subject[ \u00a0]\d+/gu)).size;
    const left = Number(/"and (\d+) more"/u.exec(drawing)?.[1]);
    const inGroups = [...drawing.matchAll(/· and\u00a0(\d+)\u00a0more/gu)].map(([, count]) => Number(count));
    expect(shown + left + inGroups.reduce((total, count) => total + count, 0)).toBe(2000);
  });

  test('is refused for a lexicon without subjects', () => {
    expect(() => sketchMap({ subjects: [] }, catalogue.en)).toThrow(
      expect.objectContaining({ name: 'PictureError', reason: 'nothing-to-draw' }),
    );
  });
});
