import { ensure } from "../../core/errors.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { number, oneOf } from "../../core/rules.js";
import type { Kernels, Lease, RecurrentPass, RecurrentSpec, VectorKernels } from "../contract.js";
import { ReferenceRecurrent } from "../reference/recurrent.js";
import { ensureDenseSpec, ensureRecurrentSpec } from "../specs.js";
import { BUILDS, type Build } from "./builds.js";
import { WasmCell } from "./cell/index.js";
import { planCell } from "./cell/products.js";
import { WasmDense } from "./dense.js";
import { WasmElman } from "./elman.js";
import { instantiate, type WasmExports } from "./exports.js";
import { HostCurves } from "./host.js";
import { wasmMatrix } from "./matrix.js";
import { Arena, reserve } from "./memory.js";
import { availableBuilds, defaultBuild, moduleOf } from "./module.js";
import { wasmRowCopy } from "./rows.js";
import { Surfaces } from "./surface.js";
import { wasmVector } from "./vector.js";

export interface WasmOptions {
  /** Which build; without it, relaxed or else simd. */
  readonly build?: Build;
  /**
   * Bytes for all arrays of this engine, at most 4 GiB. They are reserved, not used: the system commits a page when it is
   * first touched. Without it, the largest of 1024, 512, ... 32 MiB that can be had. A runtime may guard a memory of any size by
   * some 10 GiB of addresses, which `ulimit -v` counts.
   */
  readonly capacityBytes?: number;
}

/** Capacity's range is the arena's to say. */
export const WASM_OPTIONS = { build: oneOf(...BUILDS), capacityBytes: number } satisfies OptionRules<WasmOptions>;

/**
 * The fast engine: SIMD kernels in WebAssembly, float32, in Node and in browsers.
 *
 * One engine is one memory, given back when the engine and its arrays are dropped. `train` and `predict` lease what they need of it
 * and give it back at their end, so one engine serves any number of them, one after the other or side by side.
 * Agrees with the reference engine to float32 rounding; the tests state the tolerances. Throws without 128-bit SIMD.
 *
 * @example
 * const kernels = wasmKernels();
 * kernels.allocate(3); // Float32Array [0, 0, 0]
 */
export function wasmKernels(options: WasmOptions = {}): Kernels {
  ensureOptions("wasmKernels", options, WASM_OPTIONS);
  const { build, capacityBytes } = options;
  const available = availableBuilds();
  const chosen = build ?? defaultBuild();
  ensure(
    chosen !== null && available.includes(chosen),
    () =>
      `wasmKernels: this runtime must support ${build === undefined ? "WebAssembly SIMD" : `the build "${build}"`}, ` +
      `it supports [${available.join(", ")}] of [${BUILDS.join(", ")}]. Use referenceKernels() instead.`,
  );
  const arena = new Arena(reserve(capacityBytes));
  const hosts = new HostCurves(arena.buffer);
  const surfaces = new Surfaces(arena);
  const exports = instantiate(moduleOf(chosen), arena.memory, hosts.call);
  const vector = wasmVector(exports, arena);
  return engineOn(arena, { name: `wasm-${chosen}`, exports, hosts, surfaces, vector });
}

/** What an engine and its leases share. */
interface Machine {
  readonly name: string;
  readonly exports: WasmExports;
  readonly hosts: HostCurves;
  readonly surfaces: Surfaces;
  readonly vector: VectorKernels;
}

function engineOn(arena: Arena, machine: Machine): Kernels {
  const { name, exports, hosts, vector } = machine;
  return {
    name,
    allocate: (length) => arena.allocate(length),
    reaches: ({ buffer }) => buffer === arena.buffer,
    recurrent(spec) {
      ensureRecurrentSpec(spec);
      return recurrentOn(arena, machine, spec);
    },
    dense(spec) {
      ensureDenseSpec(spec);
      return new WasmDense(spec, exports, arena);
    },
    vector,
    rowCopy: (plan) => wasmRowCopy(exports, arena, plan),
    matrix: wasmMatrix(exports, arena),
    lease(): Lease {
      const leased = arena.lease();
      return {
        kernels: engineOn(leased, machine),
        release() {
          for (const { address } of leased.release()) hosts.forget(address);
        },
      };
    },
  };
}

/**
 * The Elman cell on kernels of its own, any other by the kernels that run its operations; and what they cannot run by the reference engine in this
 * engine's memory, right and slower.
 */
function recurrentOn(arena: Arena, machine: Machine, spec: RecurrentSpec): RecurrentPass {
  const { exports, hosts, surfaces } = machine;
  if (spec.cell.name === "elman") return new WasmElman(spec, exports, arena, hosts, surfaces);
  const lacksVariance = spec.form !== "plain" && spec.below !== null && spec.below.output.variance === null;
  const plan = lacksVariance ? null : planCell(spec.cell);
  if (plan === null) return new ReferenceRecurrent(spec, (length) => arena.allocate(length));
  return new WasmCell({ spec, plan, arena, kernels: exports, hosts, surfaces });
}
