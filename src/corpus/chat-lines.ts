/** Lines below one another that each open with an emoji, or with a label in bold, and are in no table. */
const spokenLines = listRuns(
  String.raw`(?:\p{Emoji_Presentation}[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]*(?![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D])|\p{RI}{2}|[\d#*]\uFE0F?\u20E3)`,
  String.raw`\*\*(?!\d+[.)])[^*\n]{1,80}(?:[:.!?]\*\*|\*\*[ \t]*[:–—-])`,
);
const numberedLines = listRuns(String.raw`\*\*\d{1,2}[.)]\*\*[ \t]`);

function listRuns(...openings: readonly string[]): RegExp {
  const runs = openings.map((opening) => String.raw`(?:^(?:> ?)?${opening}(?:[^|\n]|\|\|)*(?:\n|$)){2,}`);
  return new RegExp(runs.join('|'), 'gmu');
}

/** Makes lists and headings of what people write one line below another as in a chat, where each break is one. */
export function breakLines(text: string): string {
  return text
    .replaceAll(/^\**Q:\**[ \t]*(\S[^\n]{0,300}?)\**[ \t]*\n{1,2}(?:\*\*A:\*\*|A:)[ \t]*/gmu, '###### $1\n\n')
    .replaceAll(/^\*\*[^*\n]{3,150}\?\*\*(?=[ \t]*\n\S)/gmu, '$&\n')
    .replaceAll(spokenLines, (lines) => `\n${lines.replaceAll(/^(?:> ?)?(?=\S)/gmu, '$&- ')}`)
    .replaceAll(numberedLines, (lines) => lines.replaceAll(/^((?:> ?)?)\*\*(\d+[.)])\*\*/gmu, '$1$2'));
}
