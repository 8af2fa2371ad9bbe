import type { Command } from "commander";
import type { EngineFull } from "../kernels/wasm/memory.js";
import { gibibytes } from "../poc/ensure-fits.js";

/** What is too large for an engine only at a later point, in words for a command that has such options. */
export function tooLargeFor(command: Command, { capacity, needed }: EngineFull): string {
  const flags = ["--hidden", "--window", "--batch-size"].filter((flag) =>
    command.options.some(({ long }) => long === flag),
  );
  const hasEngine = command.options.some(({ long }) => long === "--engine");
  const ways = flags.length === 0 ? "a model of fewer units" : `a smaller ${flags.join(" or ")}`;
  return (
    `the engine's memory of ${gibibytes(capacity)} must hold all arrays, got ${gibibytes(needed)} or more. ` +
    `Take ${ways}${hasEngine ? ", or --engine reference, which has no such limit and is far slower" : ""}.`
  );
}
