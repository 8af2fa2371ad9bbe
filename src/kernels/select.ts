import { ensureOptions, type OptionRules } from "../core/options.js";
import { oneOf } from "../core/rules.js";
import type { Kernels } from "./contract.js";
import { referenceKernels } from "./reference/index.js";
import { WASM_OPTIONS, type WasmOptions, wasmKernels } from "./wasm/index.js";
import { availableBuilds, defaultBuild } from "./wasm/module.js";

/** auto: wasm where the runtime has it, else the reference, with the reason. */
export const ENGINES = ["auto", "wasm", "reference"] as const;
export type EngineChoice = (typeof ENGINES)[number];

export interface SelectOptions extends WasmOptions {
  readonly engine?: EngineChoice;
}

export interface SelectedKernels {
  readonly kernels: Kernels;
  /** Why this engine, for people: log it or print it. */
  readonly reason: string;
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
      return { kernels: referenceKernels(), reason: "the reference engine was asked for" };
    case "wasm":
      return { kernels: wasmKernels(options), reason: "the WebAssembly engine was asked for" };
    case "auto":
      return automatic(options);
    default:
      return engine satisfies never;
  }
}

/** Name of the engine that these options choose, without making it: an engine reserves its memory. */
export function engineName({ engine = "auto", build }: SelectOptions = {}): string {
  const chosen = build ?? defaultBuild();
  return engine === "reference" || (engine === "auto" && chosen === null) ? "reference-float32" : `wasm-${chosen}`;
}

function automatic(options: WasmOptions): SelectedKernels {
  const builds = availableBuilds();
  if (builds.length === 0) {
    const reason = "this runtime has no WebAssembly SIMD: the reference engine gives the same results, far slower";
    return { kernels: referenceKernels(), reason };
  }
  const reason = builds.includes("relaxed")
    ? "this runtime has relaxed SIMD"
    : "this runtime has 128-bit SIMD but no relaxed SIMD";
  return { kernels: wasmKernels(options), reason };
}
