/** Discord's numbers of the components that the bot uses. */
export const componentTypes = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  text: 10,
  gallery: 12,
  separator: 14,
  container: 17,
  label: 18,
} as const;
