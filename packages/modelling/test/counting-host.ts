import type { WebAssemblyHost } from '@likeverd/modelling';

type Host = WebAssemblyHost<WebAssembly.Module, WebAssembly.Memory>;

/** A host that counts the kernels it starts. */
export const countingHost = (): { readonly host: Host; readonly started: () => number } => {
  let count = 0;
  class Instance extends WebAssembly.Instance {
    constructor(...values: ConstructorParameters<typeof WebAssembly.Instance>) {
      super(...values);
      count++;
    }
  }
  const { Memory, Module } = WebAssembly;
  const host: Host = { Memory, Module, Instance, validate: WebAssembly.validate, compile: WebAssembly.compile };
  return { host, started: () => count };
};
