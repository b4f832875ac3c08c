/** Width and height of a PNG in pixels; throws when it is none. */
export function readPngSize(png: Uint8Array): readonly [number, number] {
  const file = Buffer.from(png);
  if (file.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error('No PNG');
  return [file.readUInt32BE(16), file.readUInt32BE(20)];
}
