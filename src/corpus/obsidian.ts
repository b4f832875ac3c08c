/** Takes out what Obsidian and its usual plugins do not show, and makes what they do show plain Markdown. */
export function reduceObsidian(text: string): string {
  return (
    text
      // Comments and templates: nobody is to read them.
      .replaceAll(
        /^[ \t>]*%%(?!%)[\s\S]*?%%(?!\w)|(?<![\w%])%%(?!%)(?:(?!\n[ \t]*\n)[\s\S])*?%%(?!\w)/gmu,
        '',
      )
      .replaceAll(/<%(?:\*[\s\S]*?|[^%\n]*\btp\.[^%\n]*)%>/gu, '')
      // Names that links lead to.
      .replaceAll(/(?:^|[ \t]+)\^(?:[A-Za-z][\w-]*|[\da-f]{6})[ \t]*$/gmu, '')
      // Fields, each on a line or between brackets.
      .replaceAll(/^([ \t>]*)([A-Za-z][\w /-]{0,40})::[ \t]+(?=\S)/gmu, '$1- $2: ')
      .replaceAll(/^([ \t>]*[-*+][ \t]+)([A-Za-z][\w /-]{0,40})::[ \t]+(?=\S)/gmu, '$1$2: ')
      .replaceAll(/\[([A-Za-z][\w /-]{0,40})::[ \t]+([^\][\n]+)\]/gu, '$1: $2')
  );
}

/** What a link of Obsidian shows that has no label: `Page#Heading` leads to a part of a page. */
export function nameTarget(target: string): string {
  return target
    .replace(/#\^[\w-]+$/u, '')
    .replace(/^#/u, '')
    .replaceAll(/(?<=\S)#(?=\S)/gu, ' > ');
}
