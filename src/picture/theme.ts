/**
 * Lengths of a picture in its own pixels. A phone shows it at a third of its width, so that 33 pixels are read as 11.
 */
export const sizes = {
  width: 1080,
  /** What a reader is asked to scroll; also keeps the pixels under 15 MB. */
  maxHeight: 4000,
  margin: 32,
  gap: 14,
  padding: 20,
  title: 44,
  heading: 36,
  body: 33,
  list: 30,
  small: 28,
} as const;

/**
 * One set of colours for Discord's light and dark themes: a picture cannot know which one it is seen in. Every text
 * has a contrast of at least 7:1 to what is behind it (WCAG 2.2, 1.4.6); the sides also differ in lightness and place.
 */
export const colours = {
  ground: '#1a1b1f',
  panel: '#2b2d34',
  line: '#4a4e59',
  text: '#f5f6f8',
  muted: '#c3c8d2',
  sideA: '#8fc1ff',
  sideB: '#ffc27a',
} as const;
