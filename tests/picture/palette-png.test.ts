import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePalettePng } from '../../src/picture/palette-png.ts';
import { readPng } from './read-png.ts';

function toRgba(colours: readonly number[]): Uint8Array {
  return Uint8Array.from(
    colours.flatMap((colour) => [colour >>> 16, (colour >>> 8) & 0xff, colour & 0xff, 0xff]),
  );
}

describe('a PNG with a palette', () => {
  test('holds the pixels it was made of', () => {
    const picture = fc
      .tuple(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 256 }),
      )
      .chain(([width, height, palette]) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          colours: fc.array(fc.constantFrom(...palette), {
            minLength: width * height,
            maxLength: width * height,
          }),
        }),
      );
    fc.assert(
      fc.property(picture, ({ width, height, colours }) => {
        expect(readPng(encodePalettePng({ rgba: toRgba(colours), width, height }))).toEqual({
          width,
          height,
          colours,
        });
      }),
    );
  });

  test('draws the rarest of too many colours in the nearest one', () => {
    const common = Array.from({ length: 256 }, (_, shade) => shade << 16);
    const colours = [...common, ...common, 0x800001, 0xff0003];
    const { colours: drawn } = readPng(
      encodePalettePng({ rgba: toRgba(colours), width: colours.length, height: 1 }),
    );
    expect(drawn).toEqual([...common, ...common, 0x800000, 0xff0000]);
  });
});
