/** Where a shape of an SVG stands, in pixels. */
export interface Outline {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The letters of each text of an SVG in which text is drawn as outlines. */
export function readTexts(svg: string): readonly Outline[] {
  return [...svg.matchAll(/<path [^>]*\bd="([^"]+)"/gu)].map(([, path = '']) => measurePath(path));
}

/** The plain rectangles of an SVG: panels and lines. */
export function readRectangles(svg: string): readonly Outline[] {
  return [...svg.matchAll(/<rect ([^>]*)\/?>/gu)].map(([, attributes = '']) => {
    const read = (name: string): number =>
      Number(new RegExp(`\\b${name}="([^"]+)"`, 'u').exec(attributes)?.[1]);
    const [x, y] = [read('x'), read('y')];
    return { left: x, right: x + read('width'), top: y, bottom: y + read('height') };
  });
}

/** The box around all points of a path whose commands are absolute; control points of curves count as well. */
function measurePath(path: string): Outline {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [, command = '', list = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/gu)) {
    const numbers = [...list.matchAll(/-?(?:\d*\.)?\d+(?:e-?\d+)?/gu)].map(Number);
    if (!'MLQCHVZ'.includes(command)) throw new Error(`Unknown command ${command}`);
    if (command === 'H') xs.push(...numbers);
    else if (command === 'V') ys.push(...numbers);
    else for (const [index, value] of numbers.entries()) (index % 2 === 0 ? xs : ys).push(value);
  }
  return {
    left: smallest(xs),
    right: -smallest(xs.map((x) => -x)),
    top: smallest(ys),
    bottom: -smallest(ys.map((y) => -y)),
  };
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
