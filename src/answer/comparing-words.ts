/** How English sets one thing against another, in questions and in what answers them. */

/** Words that set a thing against another, which a sentence may leave to its heading. */
export const comparative =
  /\b(?:better|worse|(?:more|less)(?! than \d| about)|(?:fast|slow|quick|cheap|saf|easi|simpl|old|new|young|small|larg|bigg|light|heavi|strong|weak|high|low|long|short)er)\b/iu;

/** How a sentence begins that first names what it is not about. */
export const contrasting =
  /^(?:unlike|like|just (?:as|like)|similar to|compar(?:ed|ing) (?:to|with)|instead of|rather than|before|besides|apart from|without)\b/iu;

/** Words that compare by themselves. */
export const comparing =
  /(?<!-)\b(?:vs?|versus|diff|differences?|differ|differs|different|distinguish(?:es)?|compar(?:e|ed|es|ing|ison|isons)|in common|similar(?:ity|ities)?|alike|the same(?= (?:things?|kinds?|sorts?|types?)\b| as\b|\W*$)|same as|as (?!well|long|soon|far|much|many)\p{L}+ as|ha(?:ve|s) that|apart from|instead of|rather than|beats?|outperforms?|stacks? up|side by side|next to each other)\b|\b(?:pros|cons|advantages?|disadvantages?) of .+ over\b|\b(?:choos(?:e|ing)|choice|decid(?:e|ing)|pick|torn) between\b|(?<!\bother |\brather )\bthan\b/iu;

/** Words that set two things against each other: a passage tells of both surely only where its heading does. */
export const opposing = /\b(?:differences?|differs?|vs|versus|compared?)\b/iu;

/** Words that make a choice of an "or". */
export const choosing = new RegExp(
  `\\b(?:which|whether|best|should|shall|choos(?:e|ing)|pick|prefer|recommend|take|rather|want|need)\\b|${comparative.source}`,
  'iu',
);

/** Words that compare two names where the question says little else. */
export const weighing = new RegExp(
  `\\b(?:pros|cons|(?:dis)?advantages?|against|between|torn|decid(?:e|ing)|undecided|relat(?:e[sd]?|ions?|ionships?))\\b|${comparing.source}|${choosing.source}`,
  'iu',
);

/** Words that only ask for something to be told or done. */
export const filling = /^(?:us(?:e|ing)|go|put|please|have|has|makes?|set|real|tell|explain|someone)$/iu;

/** A question for a reason, unless somebody asks what to choose. */
export const reason = /^\W*why\b(?! (?:would|should|do|not|use|choose|pick)\b)/iu;

/** What may stand between the two names, next to the second. */
export const joint =
  /(?:\b(?:vs?|versus|or|and|with|to|than|from|against|over|that)\b\.?|[,/&])\s*(?:is|are)?\s*(?:an?|the)?\s*["“]?$/iu;
