import porterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Most distinct words remembered; a corpus and its questions stay far below. */
const rememberedWords = 50_000;

/**
 * Makes a function that reduces a lower-case word to its stem (Porter's algorithm), after folding British spellings
 * onto American ones, comparatives onto their adjective and irregular forms onto their verb, so that "virtualisation"
 * and "virtualized" share a stem. Words with digits stay as they are.
 */
export function createStemmer(): (word: string) => string {
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stem = /\p{N}/u.test(word)
      ? word
      : porterStemmer.stem(foldSpelling(foldAdverb(foldComparative(baseForms.get(word) ?? word))));
    if (stems.size < rememberedWords) stems.set(word, stem);
    return stem;
  };
}

/** Adjectives whose comparative and superlative are read as the adjective: "older" as "old". */
const adjectives = new Set(
  `big bright broad cheap clean clear close cold cool dark deep dense early easy fast few fine fresh full great happy
  hard heavy high hot kind large late lazy lean light long loud low mild narrow near neat new nice noisy old poor quick
  quiet rare rich rough safe sharp short simple slim slow small smart smooth snappy soft steep strict strong tall tiny
  thick thin tight tough warm weak wide wild wise young`.split(/\s+/u),
);

/** Forms of irregular verbs, each line led by the verb: "made" is read as "make". */
const irregularVerbs = `become became
begin began begun
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
do did done
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
fly flew flown
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
have had
hear heard
hide hid hidden
hold held
keep kept
know knew known
lead led
leave left
lend lent
lose lost
make made
mean meant
meet met
pay paid
rise rose risen
run ran
say said
see saw seen
sell sold
send sent
shake shook shaken
shoot shot
show shown
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
spin spun
stand stood
steal stole stolen
stick stuck
strike struck
swim swam swum
take took taken
teach taught
tell told
think thought
throw threw thrown
understand understood
wear wore worn
win won
write wrote written`;

const baseForms = new Map(
  irregularVerbs.split('\n').flatMap((line) => {
    const [base = '', ...forms] = line.split(' ');
    return forms.map((form) => [form, base] as const);
  }),
);

function foldComparative(word: string): string {
  const base = /^(.*?)(?:er|est)$/u.exec(word)?.[1];
  if (base === undefined) return word;
  const forms = [base, `${base}e`, base.replace(/i$/u, 'y'), base.replace(/(.)\1$/u, '$1')];
  return forms.find((form) => adjectives.has(form)) ?? word;
}

/** Words that end like adverbs and are none. */
const notAdverbs = new Set(
  `ally anomaly apply assembly belly bully butterfly comply daily early emily family fly hilly holy imply italy jelly
  jolly july lily monopoly multiply only rally rely reply sicily silly supply ugly weekly monthly yearly`.split(
    /\s+/u,
  ),
);

/** "smoothly" is read as "smooth", "easily" as "easy", "reliably" as "reliable". */
function foldAdverb(word: string): string {
  if (word.length < 6 || !word.endsWith('ly') || notAdverbs.has(word)) return word;
  const base = word.slice(0, -2);
  if (/(?:[aeiou]b|mp)$/u.test(base)) return `${base}le`;
  return base.endsWith('i') ? `${base.slice(0, -1)}y` : base;
}

/** Only after a vowel: "organised" and "colours" have American forms, "rises" and "hours" have none. */
function foldSpelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/([bt])re(s?)$/u, '$1er$2')
    .replace(/([aeiouy].*[^aeiou])is(e|ed|es|ing|ation|ations)$/u, '$1iz$2')
    .replace(/([aeiouy].*[^aeou])our(s?|ed|ing|ite|ites|able)$/u, '$1or$2');
}
