/** Discord's numbers of the components that the bot uses. They stand here because the page needs them as well. */
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

/** Discord's numbers of the commands typed after a slash, and of those in the menu of a message. */
export const commandTypes = { slash: 1, message: 3 } as const;

/** Discord's number of an option that is true or false. */
export const booleanOption = 5;

/** Discord's flags of a message that only one person sees, and of one that is still awaited. */
export const messageFlags = { private: 1 << 6, thinking: 1 << 7 } as const;
