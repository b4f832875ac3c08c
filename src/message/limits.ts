/**
 * Discord's limits that the messages are planned for; pages are below https://docs.discord.com/developers/.
 * Lengths are counted in UTF-16 code units, which is never less than what Discord counts.
 */
export const limits = {
  /** Characters over all text displays of a message: discordjs/guide `popular-topics/display-components`. */
  textChars: 4000,
  /** Characters of a component's custom id: `components/reference#anatomy-of-a-component`. */
  customIdChars: 100,
  /** Options of a select menu, and characters of an option's label and description: `components/reference`. */
  options: 25,
  optionChars: 100,
  /** Characters of a button's label: `components/reference#button`. */
  buttonChars: 80,
  /** Choices of an autocomplete answer: `interactions/receiving-and-responding#autocomplete`. */
  choices: 25,
  /** Characters of a choice's name, and of its value: `interactions/application-commands`, choice structure. */
  choiceChars: 100,
} as const;

/** What this project allows itself, so that one long part cannot push out the others. */
export const shares = {
  /** Characters of the question that are echoed, before escaping: more than people can type, and than a conversation adds. */
  questionChars: 1_000,
  /** Characters of a name (section, subject) that are shown, before escaping. */
  nameChars: 120,
  /** Characters of a word of the question that is named, before escaping. */
  termChars: 40,
  /** Characters of a link, after which only its label is shown. */
  urlChars: 512,
  /** Characters of a sentence that stands as an example of a topic, before escaping. */
  topicChars: 300,
  /** Names in one line: readings, unknown words, sources, names that may have been meant. */
  namesInLine: 5,
} as const;
