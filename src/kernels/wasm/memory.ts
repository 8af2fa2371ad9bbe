import { ensure, ensureInteger, GradusError } from "../../core/errors.js";

const PAGE = 65_536;
const MEBIBYTE = 1_048_576;
/** Tried in turn when no capacity is given. Pages are committed when first touched, so an unused reservation is free. */
const CAPACITIES = [1024, 512, 256, 128, 64, 32].map((size) => size * MEBIBYTE);

/**
 * One block of WASM memory, handed out from the bottom and never moved.
 *
 * Growing a WebAssembly memory detaches every array over it, also those that a pass or an optimiser holds; a shared
 * memory would not, but needs cross-origin isolation in a browser. So the memory is reserved at once and never grows.
 */
export class Arena {
  readonly memory: WebAssembly.Memory;
  readonly buffer: ArrayBuffer;
  #used = 1024; // address 0 means "none" in a plan

  constructor(capacityBytes?: number) {
    if (capacityBytes !== undefined) ensureInteger("wasmKernels: `capacityBytes`", capacityBytes, PAGE);
    this.memory = reserve(capacityBytes === undefined ? CAPACITIES : [capacityBytes]);
    this.buffer = this.memory.buffer as ArrayBuffer;
  }

  /** Zeroed bytes at an address that is a multiple of 64. */
  allocateBytes(length: number): number {
    const address = Math.ceil(this.#used / 64) * 64;
    const left = this.buffer.byteLength - address;
    ensure(
      length <= left,
      () =>
        `wasmKernels: all arrays must fit into its memory of ${this.buffer.byteLength} bytes; asked for ${length} bytes ` +
        `with ${Math.max(0, left)} left. Take fewer units, a smaller batch or sequence, or give a larger \`capacityBytes\` (at most 4 GiB).`,
    );
    this.#used = address + length;
    return address;
  }

  allocate(length: number): Float32Array {
    ensureInteger("allocate: `length`", length, 0);
    return new Float32Array(this.buffer, this.allocateBytes(length * 4), length);
  }

  /** The address of an array of this memory and length; any other is an error. Allocates nothing: it is in every step. */
  address(name: string, values: Float32Array | Float64Array, length: number): number {
    if (values.buffer !== this.buffer) throw strange(name, values);
    if (values.length !== length) {
      throw new GradusError(`${name} must have ${length} entries, got ${values.length}.`);
    }
    return values.byteOffset;
  }
}

function strange(name: string, values: Float32Array | Float64Array): GradusError {
  const got = `got a ${values.constructor.name} from elsewhere`;
  return new GradusError(`${name} must come from \`allocate\` of the same engine, ${got}.`);
}

function reserve(capacities: readonly number[]): WebAssembly.Memory {
  for (const capacity of capacities) {
    const pages = Math.ceil(capacity / PAGE);
    try {
      return new WebAssembly.Memory({ initial: pages, maximum: pages });
    } catch {
      // The next smaller one.
    }
  }
  const least = capacities[capacities.length - 1]!;
  throw new GradusError(
    `wasmKernels: memory must be available, asked for ${least} bytes and got none. Free memory, or give a smaller \`capacityBytes\`.`,
  );
}
