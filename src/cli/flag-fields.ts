import type { Command } from "commander";
import type { StudyLayer } from "../poc/study-layer.js";
import { throwTogether } from "./several-faults.js";

/** Where a flag's value stands in a study file, "task.window", and how its text becomes what stands there. */
export interface FlagField {
  readonly field: string;
  /** Leaves out what needs no change: names, and flags that take no value. */
  readonly parse?: (text: string) => unknown;
}

/** A field for each of some flags: the one list that keeps flags and study file together. */
export type FlagFields<Flags> = { readonly [Name in keyof Flags]-?: FlagField };

/**
 * What the command's flags ask for: those that were typed, or the defaults of the others.
 *
 * @throws SeveralFaults where several are wrong, GradusError for one
 */
export function flagLayer(
  command: Command,
  fields: Readonly<Record<string, FlagField>>,
  source: "cli" | "default",
): StudyLayer {
  const layer: Record<string, unknown> = {};
  const take = ([name, { field, parse }]: [string, FlagField]) => {
    const value: unknown = command.getOptionValue(name);
    if (value === undefined || command.getOptionValueSource(name) !== source) return;
    const [outer, inner] = field.split(".") as [string, string?];
    const parsed = parse !== undefined && typeof value === "string" ? parse(value) : value;
    layer[outer] = inner === undefined ? parsed : { ...(layer[outer] as object), [inner]: parsed };
  };
  throwTogether(
    command,
    Object.entries(fields).map((field) => () => take(field)),
  );
  return layer;
}
