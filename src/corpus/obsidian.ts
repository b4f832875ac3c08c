/** How a page of Obsidian shows: links between names, or names of blocks and fields that its plugins read. */
const signs = /\[\[[^\][\n]+\]\]|^[ ]{0,3}\^[\da-f]{6}$|^[ ]{0,3}(?:`{3,}|~{3,})dataview/mu;

export function isObsidian(source: string): boolean {
  return signs.test(source);
}

/** Takes out what Obsidian and its usual plugins do not show, and makes what they do show plain Markdown. */
export function reduceObsidian(text: string): string {
  return (
    text
      // Comments and templates: nobody is to read them.
      .replaceAll(/^ {0,3}%%(?!%)(?:(?!%%|^#)[\s\S])*%%[ \t]*$/gmu, '')
      .replaceAll(/(?<![\w%])%%(?=[^%|\n]*\p{L})[^%|\n]+%%(?![\w%])/gu, '')
      .replaceAll(/<%(?:\*[\s\S]*?|[^%\n]*\btp\.[^%\n]*)%>/gu, '')
      // Names that links lead to.
      .replaceAll(/(?:^|(?<![ \t])[ \t]+)\^(?:[\da-f]{6}|[a-z]+(?:-[a-z\d]+)+)[ \t]*$/gmu, '')
      // Fields, each on a line or between brackets.
      .replaceAll(/^( {0,3}(?:> ?)?)([A-Za-z][\w-]{0,40})::[ \t]+(?=\S)/gmu, '$1- $2: ')
      .replaceAll(/^([ \t>]*[-*+][ \t]+)([A-Za-z][\w-]{0,40})::[ \t]+(?=\S)/gmu, '$1$2: ')
      .replaceAll(/\[([A-Za-z][\w-]{0,40})::[ \t]+([^\][\n]+)\]/gu, '$1: $2')
  );
}

/** What a link of Obsidian shows that has no label: `Page#Heading` leads to a part of a page. */
export function nameTarget(target: string): string {
  return target
    .replace(/#\^[\w-]+$/u, '')
    .replace(/^#/u, '')
    .replaceAll(/(?<=\S)#(?=\S)/gu, ' > ');
}
