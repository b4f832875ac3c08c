/** Of WebAssembly what products.ts needs, which is the only one to use it. */
declare namespace WebAssembly {
  const Module: new (bytes: Uint8Array) => Module;
  const Instance: new (module: Module) => {
    readonly exports: {
      readonly memory: { readonly buffer: ArrayBuffer };
      readonly raise: (...values: readonly number[]) => void;
    };
  };
}
