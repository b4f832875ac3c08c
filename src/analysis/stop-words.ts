/**
 * Words that carry no topic: articles, pronouns, prepositions, auxiliaries, and the words questions are made of.
 * Own list, after the function-word classes of English grammars; question words and auxiliaries are in it because
 * leaving them out of the index was measured to rank better than keeping them.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a an the this that these those such same other another each every either neither both all any some no none not nor
  i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its
  itself they them their theirs themselves one ones someone somebody something anyone anybody anything everyone
  everybody everything thing things stuff
  am is are was were be been being do does did done doing have has had having will would shall should can could may
  might must ought cannot dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt hasnt havent
  hadnt aint im ive id youre theyre thats whats whos wheres hows whys lets gonna wanna
  what which who whom whose when where why how whether
  and or but if then else than so as because while though although however therefore thus since until unless
  of at by for with without about against between among into through during before after above below to from up down
  in out on off over under again further upon within along across toward towards via per onto
  there here now just only very too also even still yet ever never quite rather really actually basically already
  more most less least much many few lot lots
  please thanks thank hello hi hey ok okay yes yeah no tell know explain describe give show say says said wonder
  wondering like etc kind kinds sort sorts let get gets got getting go goes going come comes
  s t re ve ll d m`.split(/\s+/u),
);
