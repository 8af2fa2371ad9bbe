import type { Command } from "commander";
import type { StudyFile, StudyFileData, StudyFileMethod } from "../study/spec/study-file.js";
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
 * Part of what a study is asked for, by flags or by a file. Choices of diffusion, which flags make for the method of that name and a file
 * beside it, and ranges stand apart from the methods' names: who takes other methods keeps them.
 */
export interface StudyLayer extends Omit<Partial<StudyFile>, "data" | "methods"> {
  readonly data?: Partial<StudyFileData>;
  readonly methods?: readonly string[];
  readonly diffusion?: Pick<StudyFileMethod, "objective" | "optimizer" | "sigma" | "start" | "rate" | "path">;
  readonly spaces?: Readonly<Record<string, GivenRanges>>;
}

/** Ranges for a method's numbers, and where a file gives them. */
export interface GivenRanges {
  readonly ranges: NonNullable<StudyFileMethod["space"]>;
  /** Words before a sentence about one of them, "study.ts:9: methods[1].space["gain"]". */
  place(number: string): string;
}

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

/** Layers one over the other, the last one on top; sections field by field. */
export function overlaid(...layers: readonly StudyLayer[]): StudyLayer {
  const all: Record<string, unknown> = {};
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer))) {
    const isSection = typeof value === "object" && value !== null && !Array.isArray(value);
    all[name] = isSection ? { ...(all[name] as object), ...value } : value;
  }
  return all;
}
