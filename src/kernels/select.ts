import { ensureOptions, type OptionRules } from "../core/options.js";
import { oneOf } from "../core/rules.js";
import type { Kernels } from "./contract.js";
import { referenceKernels } from "./reference/index.js";
import { WASM_OPTIONS, type WasmOptions, wasmKernels } from "./wasm/index.js";
import { NO_MEMORY, NoMemory } from "./wasm/memory.js";
import { availableBuilds, defaultBuild } from "./wasm/module.js";

/** auto: wasm where the runtime has it and the memory for it, else the reference, with the reason. */
export const ENGINES = ["auto", "wasm", "reference"] as const;
export type EngineChoice = (typeof ENGINES)[number];

export interface SelectOptions extends WasmOptions {
  readonly engine?: EngineChoice;
}

export interface SelectedKernels {
  readonly kernels: Kernels;
  /** Why this engine, for people: log it or print it. */
  readonly reason: string;
  /** Whether it is the reference engine although that was not asked for: the same results, far slower. */
  readonly isFallback: boolean;
}

export const SELECT_OPTIONS = { engine: oneOf(...ENGINES), ...WASM_OPTIONS } satisfies OptionRules<SelectOptions>;

/**
 * Chooses the engine and says why.
 *
 * @example
 * const { kernels, reason } = selectKernels({ engine: "auto" });
 */
export function selectKernels(selected: SelectOptions = {}): SelectedKernels {
  ensureOptions("selectKernels", selected, SELECT_OPTIONS);
  const { engine = "auto", ...options } = selected;
  switch (engine) {
    case "reference":
      return { kernels: referenceKernels(), reason: "the reference engine was asked for", isFallback: false };
    case "wasm":
      return { kernels: wasmKernels(options), reason: "the WebAssembly engine was asked for", isFallback: false };
    case "auto":
      return automatic(options);
    default:
      return engine satisfies never;
  }
}

/** The engine that these options choose, named: for threads that must all take the same one, or fail. It is not made. */
export function settleEngine({ engine = "auto", build }: SelectOptions): Pick<SelectOptions, "engine" | "build"> {
  const chosen = build ?? defaultBuild();
  if (engine === "reference" || (engine === "auto" && chosen === null)) return { engine: "reference" };
  return { engine: "wasm", ...(chosen && { build: chosen }) };
}

/** Name of the engine that these options choose, without making it: an engine reserves its memory. */
export function engineName(options: SelectOptions = {}): string {
  const { engine, build } = settleEngine(options);
  return engine === "reference" ? "reference-float32" : `wasm-${build}`;
}

let kept: Kernels | null = null;

/**
 * The engine of this thread for work that leases what it needs: the fastest one, made at the first call and kept, since making one
 * costs a collection of all garbage and, in some runtimes, 10 GiB of addresses until the next.
 */
export function threadKernels(): Kernels {
  if (kept) return kept;
  const { kernels, isFallback } = selectKernels();
  if (!isFallback) kept = kernels; // else memory may be there the next time
  return kernels;
}

function automatic(options: WasmOptions): SelectedKernels {
  const builds = availableBuilds();
  if (builds.length === 0) return fallback("this runtime has no WebAssembly SIMD.");
  const reason = builds.includes("relaxed")
    ? "this runtime has relaxed SIMD"
    : "this runtime has 128-bit SIMD but no relaxed SIMD";
  try {
    return { kernels: wasmKernels(options), reason, isFallback: false };
  } catch (error) {
    if (!(error instanceof NoMemory)) throw error;
    return fallback(`no memory for WebAssembly could be had. ${NO_MEMORY}`);
  }
}

function fallback(cause: string): SelectedKernels {
  return {
    kernels: referenceKernels(),
    reason: `${cause} The reference engine takes its place: the same results to rounding, far slower.`,
    isFallback: true,
  };
}
