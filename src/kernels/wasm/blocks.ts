/** A stretch of memory, in bytes. */
export interface Block {
  readonly address: number;
  readonly length: number;
}

/** Addresses of blocks, hence of all arrays, are multiples of it: a cache line. */
const ALIGNMENT = 64;

/** Which stretches of a memory are free: handed out from the bottom, the first that is long enough, and joined again when given back. */
export class Blocks {
  /** By address; no two touch. */
  #free: Block[];
  /** Everything above has never been handed out. */
  #used: number;

  /** `end`: a multiple of the alignment, as every memory's is. */
  constructor(start: number, end: number) {
    const address = roundUp(start);
    this.#free = [{ address, length: end - address }];
    this.#used = address;
  }

  /** End of what has ever been handed out: memory below may hold what was written there before. */
  get used(): number {
    return this.#used;
  }

  /** Bytes of the longest free stretch. */
  get longest(): number {
    return this.#free.reduce((most, { length }) => Math.max(most, length), 0);
  }

  /** Bytes of all free stretches. */
  get free(): number {
    return this.#free.reduce((sum, { length }) => sum + length, 0);
  }

  /** Takes `length` bytes, rounded up to whole lines; null when no stretch is long enough. */
  take(length: number): Block | null {
    const whole = Math.max(ALIGNMENT, roundUp(length));
    const index = this.#free.findIndex((stretch) => stretch.length >= whole);
    if (index < 0) return null;
    const { address, length: found } = this.#free[index]!;
    const rest = { address: address + whole, length: found - whole };
    this.#free.splice(index, 1, ...(rest.length > 0 ? [rest] : []));
    this.#used = Math.max(this.#used, rest.address);
    return { address, length: whole };
  }

  /** Frees blocks that `take` gave, each once. */
  give(blocks: readonly Block[]): void {
    const all = [...this.#free, ...blocks].sort((a, b) => a.address - b.address);
    const joined: Block[] = [];
    for (const { address, length } of all) {
      const last = joined.at(-1);
      if (last !== undefined && last.address + last.length === address) {
        joined[joined.length - 1] = { address: last.address, length: last.length + length };
      } else joined.push({ address, length });
    }
    this.#free = joined;
  }
}

function roundUp(value: number): number {
  return Math.ceil(value / ALIGNMENT) * ALIGNMENT;
}
