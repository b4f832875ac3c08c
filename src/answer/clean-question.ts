/** What a person wrote in a message, without what Discord draws in another way. */
export function stripMarkup(message: string): string {
  return message
    .replace(/```[\s\S]*?(?:```|$)/gu, '\n')
    .replace(/^>.*$/gmu, '')
    .replace(/`([^`\n]*)`/gu, '$1')
    .replace(/<(?:a?:\w+:\d+|[@#][!&]?\d+|\/[^>:]{1,100}:\d+|t:-?\d+(?::\w)?|id:\w+)>/gu, ' ')
    .replace(/\[([^[\]\n]{0,200})\]\(<?https?:[^)\s]*\)/gu, '$1')
    .replace(/<?https?:\/\/\S+/gu, ' ')
    .replace(/@(?:everyone|here)\b/gu, ' ')
    .replace(/\|\||[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}/gu, '')
    .replace(/^[ \t]*(?:#{1,3}|-#|[-*])\s+/gmu, '');
}

/** What people say ahead of a question and mean nothing by. */
const opening =
  /^(?:hi|hey|hello|yo|ok|okay|so|well|um+|uh+|hm+|sorry|guys|folks|everyone|please|pls|plz|btw|idk|lol|thanks|quick (?:q|question)|(?:i have |just )?(?:a )?question|(?:does|do) (?:any|some)(?:one|body)(?: here)?(?: happen to)? know(?: if| whether)?|(?:any|some)(?:one|body)(?: here)? knows?(?: if| whether)?|(?:can|could|would|will) (?:you|u|(?:any|some)(?:one|body))(?: here)?(?: please| pls)? (?:tell|explain|remind)(?: to)?(?: me| us)?|i(?: am|'m|m| was)?(?: just)? (?:wondering|curious|want to know|wanna know|need to know|would like to know|don't know|dont know)(?: if| whether)?|tell me|remind me|explain(?: to me)?|help me understand)(?![\p{L}\p{N}'’])[\s,:;.!–-]*/iu;

/** What they say after it. */
const ending =
  /[\s,;–-]+(?:please|pls|plz|thanks|thank you|thx|ty|lol|lmao|haha|btw|tho|though|anyway|guys|mate|bro|idk|tbh|if (?:you|u) know|(?:any|some)(?:one|body)(?: know)?)(?=[\s?!.]*$)/iu;

/** How often words may stand ahead of or after a question. */
const mostFillers = 6;

/**
 * The question in what a person typed: without mark-up of Discord, greetings, courtesies and slang around it. What would
 * leave nothing stays as it is.
 */
export function cleanQuestion(typed: string): string {
  const plain = stripMarkup(typed).replace(/\s+/gu, ' ').trim();
  let question = plain;
  for (let round = 0; round < mostFillers; round += 1) {
    const shorter = question.replace(opening, '').replace(ending, '');
    if (shorter === question) break;
    question = shorter.trim();
  }
  return /[\p{L}\p{N}]/u.test(question) ? question : plain;
}
