import type { FloatArray, MatrixKernels, ProductSpec } from "../contract.js";
import { ensureBasisSize, ensureProductSpec } from "../specs.js";
import type { WasmExports } from "./exports.js";
import type { Arena } from "./memory.js";

const TRANSPOSED = ["none", "left", "right"] as const;

/** Products on the tiles of the recurrent layers, and bases, as kernels. */
export function wasmMatrix(kernels: WasmExports, arena: Arena): MatrixKernels {
  const scratch = new Scratch(arena);
  return {
    product(spec) {
      ensureProductSpec(spec);
      const { rows, columns, depth } = spec;
      const plan = writePlan(arena, spec);
      scratch.reserve(scratchOfProduct(spec));
      return {
        spec,
        run(target, left, right, base) {
          kernels.matrixProduct(
            plan,
            scratch.address,
            arena.address(TARGET, target, rows * columns),
            arena.address(LEFT, left, rows * depth),
            arena.address(RIGHT, right, depth * columns),
            arena.address(BASE, base, rows * columns),
          );
        },
      };
    },
    rowBasis(size) {
      ensureBasisSize(size);
      scratch.reserve(2 * size * roundUp(size, 4));
      return {
        size,
        run: (x: FloatArray) => kernels.orthonormalRows(arena.address(X, x, size * size), size, scratch.address),
      };
    },
    normalize: (x, epsilon) => kernels.normalize(arena.address(X, x, x.length), x.length, epsilon),
  };
}

/**
 * Room that all plans of an engine or lease share, since one runs at a time: as much as the largest needs. A larger plan takes a
 * new piece; the outgrown one goes back with the lease.
 */
class Scratch {
  readonly #arena: Arena;
  #floats = 0;
  address = 0;

  constructor(arena: Arena) {
    this.#arena = arena;
  }

  reserve(floats: number): void {
    if (floats <= this.#floats) return;
    this.address = this.#arena.allocateBytes(4 * floats);
    this.#floats = floats;
  }
}

/** As assembly/matrix.ts lays it out. */
function scratchOfProduct({ rows, columns, depth }: ProductSpec): number {
  const [paddedRows, paddedColumns] = [roundUp(rows, 4), roundUp(columns, 8)];
  return (paddedRows + paddedColumns) * depth + paddedRows * paddedColumns;
}

/** The fields of the class Product in assembly/matrix.ts. */
function writePlan(arena: Arena, { rows, columns, depth, transposed, factor, keep }: ProductSpec): number {
  const address = arena.allocateBytes(24);
  new Int32Array(arena.buffer, address, 4).set([rows, columns, depth, TRANSPOSED.indexOf(transposed)]);
  new Float32Array(arena.buffer, address + 16, 2).set([factor, keep]);
  return address;
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}

// Names in errors, whole: a template in a step would allocate.
const TARGET = "matrix: `target`";
const LEFT = "matrix: `left`";
const RIGHT = "matrix: `right`";
const BASE = "matrix: `base`";
const X = "matrix: `x`";
