/** Lines that web pages put round every article, whatever it is about. */
const noise: readonly RegExp[] = [
  /^[^\p{L}\p{N}]+$/u,
  /^(?:\d+|no|leave an?|post an?|add an?|write an?|view all)\s+(?:comments?|repl(?:y|ies)|responses?|likes?|shares?|views?)$/iu,
  /^\d+\s*min(?:ute)?s?\s+read$/iu,
  /^(?:see you|thanks?(?: you)?|good ?bye|good luck|happy reading|stay tuned)\b[^.:?]{0,40}[.!…]?$/iu,
  /^(?:and )?(?:did|do) you know\s?\??$/iu,
  /^(?:share|tweet|like|print|e-?mail|subscribe|follow us|log ?in|sign (?:in|up)|search|menu|home|advertisements?|sponsored|comments|leave a reply|related (?:posts?|articles?)|you may also like|read more|continue reading|load more|show more|back to top|skip to (?:main )?content|accept (?:all )?cookies|all rights reserved)[.!]?$/iu,
  /^(?:share (?:this|on)|filed under|tagged|tags|categories|posted (?:in|on|by)|published (?:on|by)|written by|last updated)\b.{0,60}$/iu,
  /^By(?:\s+\p{Lu}[\p{L}.'’-]*){1,4}$/u,
  /^(?:©|\(c\)|copyright)\s.{0,80}$/iu,
];

/** A link to another text that is not part of this one. */
const reference =
  /^(?:refer(?: to)?|see(?: also)?|read(?: more| also)?|related|further reading|continue with)\s*:\s*\S.{0,100}$/iu;

/** Whether a line belongs to the page and not to the article. */
export function isNoise(line: string): boolean {
  return line.length <= 120 && (noise.some((pattern) => pattern.test(line)) || isReference(line));
}

function isReference(line: string): boolean {
  return reference.test(line) && !/[.!?]$/u.test(line);
}

/** Whether a paragraph announces a picture: the line after it is that picture's caption. */
export function announcesPicture(paragraph: string): boolean {
  const last = paragraph.slice(-120);
  return /\b(?:image|picture|figure|photo|diagram|screenshot|illustration|infographic)s?\s+(?:below|above|that follows)\b[^.]*$|\b(?:below|following)\s+(?:image|picture|figure|photo|diagram|screenshot|illustration|infographic)\b[^.]*$/iu.test(
    last,
  );
}

/** Whether a paragraph sends the reader elsewhere: the line after it is a link. */
export function announcesLink(paragraph: string): boolean {
  const last = paragraph.slice(-160);
  return /\b(?:refer to|previous (?:article|post|part)|see also|read (?:more|also)|the links? below)\b[^.]*:$/iu.test(
    last,
  );
}
