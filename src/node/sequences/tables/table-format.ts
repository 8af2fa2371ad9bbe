import { InputError } from "../../../core/errors.js";
import type { SequenceFormat } from "../format.js";
import type { LookedAt } from "../looked-at.js";
import type { SequencePart } from "../part.js";
import { labelledBy } from "./label-table.js";
import { layoutOf, type TableLayout } from "./layout.js";
import { type RowPlan, readRowsAsSequences } from "./row-a-sequence.js";
import { readRowsAsSteps, type StepPlan } from "./row-a-step.js";
import { withUnequalRows } from "./unequal-rows.js";

/** Tables: CSV with any usual delimiter, columns parted by blanks, or Parquet; with a row a step or a row a sequence. */
export const tables: SequenceFormat = {
  name: "a table",
  options: [
    ...(["target", "inputs", "sequence", "channels", "labels", "testLabels", "cap"] as const),
    ...(["time", "timeFormat", "decimal", "missingValues", "encoding", "skipRows"] as const),
  ],
  fits: ({ entries }) => entries === null,
  async read(files, options) {
    const parts: SequencePart[] = [];
    let layout: TableLayout | null = null;
    let [steps, rows]: [StepPlan | null, RowPlan | null] = [null, null];
    for (const given of files) {
      const part = await withUnequalRows(given.looked, options, async (table, { endEarly }) => {
        const own: TableLayout = layout ?? (await layoutOf(table, options));
        layout = own;
        if (own.row === "sequence") {
          const { read, plan } = await readRowsAsSequences(table, { ...options, plan: rows, endEarly });
          rows = plan;
          return read;
        }
        if (endEarly) throw cutStep(given.looked);
        const { sequence, notes } = own;
        const time = options.time ?? own.time;
        const found = { ...options, ...(time !== null && { time }), sequence };
        const { read, plan } = await readRowsAsSteps(table, given, { ...found, plan: steps });
        steps = plan;
        return { ...read, notes: [...notes, ...read.notes] };
      });
      parts.push(
        options.labels === undefined
          ? part
          : await labelledBy(part, options.labels, { ...options, isWhole: files.length === 1 }),
      );
    }
    return parts;
  },
};

/** A row that is a step has all of its cells; what is said is where one lacks. */
function cutStep({ file }: LookedAt): InputError {
  return new InputError({ file }, "every row of a step must have all cells. Fill them.");
}
