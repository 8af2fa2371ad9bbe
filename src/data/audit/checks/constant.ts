import { valuesOf } from "../../series.js";
import { type Check, JUDGED } from "../check.js";
import { partMoments } from "../moments.js";

/** Inputs with one value in the training part: nothing is learned from them, and where they change later, what they then do is chance. */
export const constantInputs: Check = {
  name: "constant inputs",
  find({ series, split, inputs }) {
    return inputs
      .flatMap((column) => {
        const values = valuesOf(series, column);
        const { least, most } = partMoments(values, split.train);
        if (least !== most) return [];
        let changes = 0;
        for (const part of JUDGED) {
          for (const { start, end } of split[part]) {
            for (let row = start; row < end; row++) if (values[row] !== least) changes++;
          }
        }
        const severity = changes > 0 ? "warning" : "note";
        return [{ code: "constant", severity, column, value: least, changes } as const];
      })
      .sort((a, b) => b.changes - a.changes);
  },
};
