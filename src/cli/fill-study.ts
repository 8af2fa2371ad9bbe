import type { Command } from "commander";
import { type FilledStudy, overlaid, type StudyLayer } from "../poc/study-layer.js";
import { type FlagField, flagLayer } from "./flag-fields.js";
import type { FieldNames } from "./flag-names.js";
import { nameOf } from "./study-file/method-schema.js";
import type { Path } from "./study-file/places.js";
import { pathText } from "./study-file/problems.js";
import type { ReadStudy } from "./study-file/read.js";

/** Fields of a study, and where they stand. */
export type PlacedFields = Pick<ReadStudy, "study" | "place">;

/** What is asked for: by typed flags, else by the file, else by the flags' defaults. */
export function fillStudy(
  command: Command,
  fields: Readonly<Record<string, FlagField>>,
  given: PlacedFields | null = null,
): FilledStudy {
  const defaults = flagLayer(command, fields, "default");
  return overlaid(defaults, given === null ? {} : fileLayer(given), flagLayer(command, fields, "cli")) as FilledStudy;
}

/** A file's fields as a layer. */
function fileLayer({ study, place }: PlacedFields): StudyLayer {
  const {
    methods,
    data: { file: _file, task: _task, ...data },
    ...others
  } = study;
  const rest = { ...others, data };
  if (methods === undefined) return rest;
  const named = methods.map((method) => (typeof method === "string" ? { name: method } : method));
  const [diffusion = {}] = named.flatMap(({ name: _name, space: _space, ...choices }) => [choices]).filter(isNotEmpty);
  const spaces = named.flatMap(({ name, space: ranges }, k) => {
    if (ranges === undefined) return [];
    const words = (number: string) => {
      const path = ["methods", k, "space", number];
      return `${place(path)}: ${pathText(path)}`;
    };
    return [[name, { ranges, place: words }] as const];
  });
  return { ...rest, methods: named.map(nameOf), diffusion, spaces: Object.fromEntries(spaces) };
}

function isNotEmpty(choices: object): boolean {
  return Object.keys(choices).length > 0;
}

/** What the file calls the options of a command, but for those whose flags were typed; and where it gives them. */
export function fieldNames(
  command: Command,
  fields: Readonly<Record<string, FlagField>>,
  { study, place }: PlacedFields,
): FieldNames {
  const names = Object.entries(fields).filter(([name]) => command.getOptionValueSource(name) !== "cli");
  return new Map(
    names.map(([name, { field }]) => {
      const path = pathOf(field, study.methods ?? []);
      return [name, { field: pathText(path), place: place(path), isGiven: isGiven(study, path) }] as const;
    }),
  );
}

/** Choices of diffusion stand in the entry of that name. */
function pathOf(field: string, methods: readonly unknown[]): Path {
  const [outer, inner] = field.split(".") as [string, string?];
  if (outer !== "diffusion") return inner === undefined ? [outer] : [outer, inner];
  return ["methods", Math.max(0, methods.map(nameOf).indexOf("diffusion")), inner!];
}

function isGiven(study: object, path: Path): boolean {
  return (
    path.reduce<unknown>((inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name], study) !==
    undefined
  );
}
