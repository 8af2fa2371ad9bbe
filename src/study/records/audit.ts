import * as z from "zod/mini";
import { count, fields, list, once, text, whole } from "../../core/stored/shape.js";

const severity = once(() => z.enum(["warning", "note"]));
const part = once(() => z.enum(["validation", "test"]));

function finding<Code extends string, Facts extends z.core.$ZodLooseShape>(code: Code, facts: Facts) {
  return fields({ code: z.literal(code), severity: severity(), ...facts });
}

/** What was found on looking at the data before the first run: codes with their numbers; the report and the terminal put them into words. */
export type FindingRecord = z.infer<ReturnType<typeof findingSchema>>;
const findingSchema = once(() =>
  z.union([
    finding("gaps", { count, usual: text, longest: text, after: text, windows: whole, ofWindows: whole }),
    finding("repeated-times", { count, first: text }),
    finding("repeated-rows", { count, rows: count, first: text }),
    finding("repeated-stretch", { count, judged: whole, first: text, original: text }),
    finding("outside-range", { column: text, part: part(), count, rows: count, beyond: z.number() }),
    finding("shift", { column: text, part: part(), meanShift: z.number(), spreadRatio: z.number() }),
    finding("unseen-season", { part: part(), count, rows: count }),
    finding("constant", { column: text, value: z.number(), changes: whole }),
    finding("constant-column", { column: text, value: z.number() }),
    finding("leak", { column: text, target: text, ahead: count, explained: z.number() }),
    finding("foretelling", { column: text, target: text, explained: z.number() }),
    finding("far-off-value", {
      ...{ column: text, values: list(z.number()), count, rows: count },
      ...{ least: z.number(), greatest: z.number() },
    }),
    finding("stuck", { column: text, longest: count, from: text, value: z.number(), count, rows: count }),
    finding("few-windows", { part: part(), windows: whole }),
    finding("few-for-network", { windows: whole, parameters: count }),
  ]),
);

export const auditSchema = once(() => list(findingSchema()));
