import { execFile } from "node:child_process";
import { featureModule } from "../kernels/wasm/probe.js";

const MILLISECONDS = 10_000;

/** Whether other processes of Node.js, started with flags of their own, have relaxed SIMD: each set of flags is tried once. */
export class RelaxedSimd {
  readonly #node: string;
  readonly #known = new Map<string, Promise<boolean>>();

  /** @param node the program */
  constructor(node: string) {
    this.#node = node;
  }

  with(flags: readonly string[]): Promise<boolean> {
    const key = flags.join(" ");
    const known = this.#known.get(key) ?? this.#ask(flags);
    this.#known.set(key, known);
    return known;
  }

  #ask(flags: readonly string[]): Promise<boolean> {
    const bytes = JSON.stringify([...featureModule("relaxed-simd")]);
    const code = `process.exit(WebAssembly.validate(Uint8Array.from(${bytes})) ? 0 : 1)`;
    return new Promise((done) => {
      // A flag that this Node.js does not know ends it with a status of its own.
      execFile(this.#node, [...flags, "--eval", code], { timeout: MILLISECONDS }, (error) => done(error === null));
    });
  }
}
