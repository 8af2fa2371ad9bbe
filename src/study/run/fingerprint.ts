import type { WindowSet } from "../../data/window-set.js";

/** FNV-1a over the bytes of the windows' shape, scaled values, starts, weights and lengths, as 8 hexadecimal digits. */
export function fingerprint(...sets: readonly WindowSet[]): string {
  let hash = 0x811c9dc5;
  const eat = (bytes: Uint8Array) => {
    for (let k = 0; k < bytes.length; k++) hash = Math.imul(hash ^ bytes[k]!, 0x01000193);
  };
  const seen = new Set<ArrayBufferLike>(); // the parts of a series share their matrices
  const eatOnce = (array: Float32Array | Uint32Array) => {
    if (seen.has(array.buffer)) return;
    seen.add(array.buffer);
    eat(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  };
  for (const set of sets) {
    eat(
      new Uint8Array(
        Uint32Array.of(set.length, set.window, set.inputSize, set.outputSize, ...set.targetOffsets).buffer,
      ),
    );
    eatOnce(set.inputs);
    eatOnce(set.targets);
    eatOnce(set.starts);
    // Nothing for what most sets do not have, so that their hash stays what it was.
    if (set.scored === "all") eat(new TextEncoder().encode("all"));
    for (const array of [set.weights, set.lengths]) if (array !== null) eatOnce(array);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
