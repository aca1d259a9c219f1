/**
 * The part of the WebAssembly JavaScript interface that kernels need. The packages have no types of any machine, so the host
 * (Node or a browser page under `script-src 'wasm-unsafe-eval'`) passes its own `WebAssembly` object in.
 * Source: WebAssembly JavaScript Interface, W3C, https://www.w3.org/TR/wasm-js-api-2/.
 */

/** Linear memory, shared between threads or not; one page is 65,536 bytes. */
export interface LinearMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

/** An instance whose exports are the functions of a module. */
export interface KernelInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface WebAssemblyHost<Module, Memory extends LinearMemory> {
  readonly Memory: new (descriptor: { readonly initial: number; readonly maximum?: number; readonly shared?: boolean }) => Memory;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => Module;
  readonly Instance: new (module: Module, imports: Record<string, Record<string, Memory | KernelFunction>>) => KernelInstance;
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>;
}

/** A function exported by a kernel: numbers in, at most one number out. */
export type KernelFunction = (...values: number[]) => number | undefined;

/** The exported function `name`; a fault of programming throws. */
export const exportedFunction = (instance: KernelInstance, name: string): KernelFunction => {
  const value = instance.exports[name];
  if (typeof value !== 'function') throw new RangeError(`The module exports no function ${name}`);
  return value as KernelFunction;
};
