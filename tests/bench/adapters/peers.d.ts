/** Types of the libraries that ship none, as far as they are used here. */
interface BenchEntry {
  readonly id: number;
  readonly text: string;
  readonly heading: string;
}

interface BenchMatch {
  readonly ref: string;
  readonly score: number;
}

declare module 'lunr' {
  interface Builder {
    field(name: string): void;
    add(entry: BenchEntry): void;
  }
  interface Index {
    query(define: (query: { term(tokens: readonly object[]): void }) => void): readonly BenchMatch[];
  }
  function lunr(configure: (this: Builder) => void): Index;
  namespace lunr {
    function tokenizer(text: string): readonly object[];
  }
  export default lunr;
}

declare module 'elasticlunr' {
  interface Index {
    setRef(name: string): void;
    addField(name: string): void;
    saveDocument(isSaved: boolean): void;
    addDoc(entry: BenchEntry): void;
    search(query: string, options: object): readonly BenchMatch[];
  }
  export default function elasticlunr(configure: (this: Index) => void): Index;
}

declare module 'flexsearch/lang/en' {
  import type { EncoderOptions } from 'flexsearch';
  const options: EncoderOptions;
  export default options;
}

declare module 'wink-bm25-text-search' {
  interface Index {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): void;
    definePrepTasks(tasks: readonly ((text: string) => readonly string[])[]): void;
    addDoc(entry: Readonly<Record<string, string>>, id: number): void;
    consolidate(): void;
    search(query: string): readonly (readonly [id: string, score: number])[];
  }
  export default function createSearch(): Index;
}
