import type { Corpus } from '../corpus/corpus.ts';
import type { Document, Passage } from '../corpus/document.ts';
import { packPassages, unpackPassages } from '../corpus/pack-passages.ts';
import type { Steps } from '../steps.ts';

/**
 * A piece of a corpus on its way from one thread to another: each document with its passages, as JSON because that is
 * read much faster than an object handed over, and all else at the end.
 */
export type PackedCorpus =
  | { readonly kind: 'document'; readonly json: string }
  | { readonly kind: 'done'; readonly rest: CorpusRest };

/** What a corpus has beside its documents and passages. */
export type CorpusRest = Omit<Corpus, 'documents' | 'passages'>;

interface PackedDocument {
  readonly document: Document;
  readonly passages: readonly number[];
}

/** Takes a corpus to pieces. */
export function* packCorpus({ documents, passages, ...rest }: Corpus): Generator<PackedCorpus> {
  const byDocument = new Map(documents.map((document): [Document, Passage[]] => [document, []]));
  for (const passage of passages) byDocument.get(passage.document)?.push(passage);
  for (const [document, own] of byDocument) {
    const packed: PackedDocument = { document, passages: packPassages(document, own) };
    yield { kind: 'document', json: JSON.stringify(packed) };
  }
  yield { kind: 'done', rest };
}

/** Puts a corpus together again, a document a step, from the JSON of each. */
export function* unpackCorpus(documentsJson: readonly string[], rest: CorpusRest): Steps<Corpus> {
  const documents: Document[] = [];
  const passages: Passage[] = [];
  for (const json of documentsJson) {
    const packed = parseDocument(json);
    documents.push(packed.document);
    for (const passage of unpackPassages(packed.document, packed.passages)) passages.push(passage);
    yield;
  }
  return { ...rest, documents, passages };
}

/** Both threads run this very program, so that what they send needs no checking. */
function parseDocument(json: string): PackedDocument {
  const packed: PackedDocument = JSON.parse(json);
  return packed;
}
