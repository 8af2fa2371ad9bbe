import { GradusError } from "../core/errors.js";
import { quoted } from "../core/listed.js";
import type { ReadTable } from "./read-table.js";

/** A column that was left out of the inputs is told with the reason. */
export function ensureKnownAheadIsRead(
  { inputs, notes }: Pick<ReadTable, "inputs" | "notes">,
  knownAhead: readonly string[],
): void {
  for (const name of knownAhead.filter((column) => !inputs.includes(column))) {
    const reason = notes.find((note) => note.startsWith("Left out of the inputs") && note.includes(quoted(name)));
    if (reason === undefined) continue;
    throw new GradusError(
      `\`knownAhead\` must name inputs, got ${quoted(name)}. ${reason} Do without it, or name it in \`inputs\` too.`,
    );
  }
}
