import type { Command } from "commander";
import { DEFAULT_METHODS, DIFFUSION } from "../../study/spec/methods/index.js";
import { flagLayer } from "../flag-fields.js";
import { TABLE_STUDY_FIELDS } from "../study-options.js";
import type { Typed } from "./asked.js";

/** What the typed flags say of a study, as its file has it; the methods always, as the first thing to change. */
export function typedStudy(command: Command): Typed {
  const {
    methods = DEFAULT_METHODS,
    diffusion,
    spaces: _none,
    data,
    money,
    ...study
  } = flagLayer(command, TABLE_STUDY_FIELDS, "cli");
  const { target, inputs, ...read } = data ?? {};
  const { currency, errorPoint, ...amounts } = money ?? {};
  return {
    ...study,
    data: {
      ...read,
      ...(target !== undefined && { target: alone(target) }),
      ...(inputs !== undefined && { inputs: alone(inputs) }),
    },
    ...(money && {
      money: { ...amounts, ...(currency && { currency }), ...(errorPoint && { errorPoint }) } as typeof money,
    }),
    methods: methods.map((name) => (name === DIFFUSION && diffusion !== undefined ? { name, ...diffusion } : name)),
  };
}

/** One name by itself. */
function alone(names: string | readonly string[]): string | readonly string[] {
  return names.length === 1 ? names[0]! : names;
}
