import type { Analyzer, Term } from '../analysis/analyze.ts';
import type { Passage } from '../corpus/document.ts';
import { countWords } from '../corpus/sentence.ts';
import { findEvidence } from './evidence.ts';
import { type Intent, readIntent } from './intent.ts';

/** A sentence with its terms, as ranking sees it. */
export interface AnalysedSentence {
  readonly terms: readonly Term[];
  /** Bits of `Evidence`: what kinds of answer the sentence may hold. */
  readonly evidence: number;
  readonly words: number;
}

/** A passage with its terms, as ranking sees it. */
export interface AnalysedPassage {
  readonly passage: Passage;
  readonly sentences: readonly AnalysedSentence[];
  /** Terms of the section's own heading. */
  readonly heading: readonly Term[];
  /** What the heading asks, read as a question: "Who uses Xen" asks for users. */
  readonly headingIntent: Intent;
  /** Terms of the headings above and of the document's title. */
  readonly context: readonly Term[];
}

/** Analyses a passage sentence by sentence. */
export function analysePassage(passage: Passage, analyzer: Analyzer): AnalysedPassage {
  const { headings } = passage.section;
  const text = maskCitations(passage);
  return {
    passage,
    sentences: passage.sentences.map((sentence) => {
      const slice = text.slice(sentence.start - passage.start, sentence.end - passage.start);
      return {
        terms: analyzer.analyze(slice),
        evidence: findEvidence(slice, sentence.kind),
        words: countWords(passage.document.text.slice(sentence.start, sentence.end)),
      };
    }),
    heading: analyzer.analyze(headings.at(-1) ?? passage.document.title),
    headingIntent: readIntent(headings.at(-1) ?? '').intent,
    context: analyzer.analyze([passage.document.title, ...headings.slice(0, -1)].join('\n')),
  };
}

/** The passage's text with sources in brackets ("(Docker blog)") blanked out: they are cited, not said. */
function maskCitations({ document, start, end, text }: Passage): string {
  let masked = text;
  for (const link of document.links) {
    if (link.start <= start || link.end >= end) continue;
    const isBracketed =
      document.text.charAt(link.start - 1) === '(' && document.text.charAt(link.end) === ')';
    if (!isBracketed) continue;
    const from = link.start - start;
    const to = link.end - start;
    masked = masked.slice(0, from) + ' '.repeat(to - from) + masked.slice(to);
  }
  return masked;
}
