import type { Kernels } from "./contract.js";

/** Engines of one kind, made one at a time. */
export interface EngineSupply {
  /** Name of each of them. */
  readonly name: string;
  /** A fresh engine. */
  next(): Kernels;
}

/**
 * The engines of a factory, with their name before the first is used.
 *
 * The name is that of an engine, so one is made at once, and is the first that `next` gives: an engine reserves its memory, too much
 * for a name alone.
 */
export function engineSupply(make: () => Kernels): EngineSupply {
  let spare: Kernels | null = make();
  const { name } = spare;
  return {
    name,
    next() {
      const engine = spare ?? make();
      spare = null;
      return engine;
    },
  };
}
