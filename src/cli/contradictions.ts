import type { Command } from "commander";
import { GradusError } from "../core/errors.js";
import { ensureTimeToRead } from "../data/time/pattern.js";
import type { FilledStudy, TableChoice } from "../poc/study-layer.js";
import { ensureSharesLeaveRows, horizonOf } from "../poc/table-task.js";
import { criteriaOf, ensureCriteria } from "../study/spec/criteria.js";
import { askedHighway } from "../study/spec/highway-for.js";
import { methodsNamed } from "../study/spec/methods/index.js";
import { ensureSmoothedEpochs } from "../study/spec/options.js";
import { ensureTuning } from "../study/tune/ensure-tuning.js";
import { fieldNames, fillStudy, type PlacedFields } from "./fill-study.js";
import { errorInFlags } from "./flag-names.js";
import { throwTogether } from "./several-faults.js";
import { TABLE_STUDY_FIELDS } from "./study-options.js";

/** What fields can break only together, flags and defaults among them: the fields, as a file names them, and the library's check. */
interface Agreement {
  readonly of: readonly string[];
  check(asked: FilledStudy & TableChoice): void;
}

const AGREEMENTS: readonly Agreement[] = [
  { of: ["task.horizon", "task.everyStep"], check: ({ task }) => void horizonOf(task) },
  {
    of: ["task.transform", "network.highway"],
    check: ({ task, network }) => void askedHighway(task.transform, network.highway),
  },
  { of: ["data.time", "data.timeFormat"], check: ({ data = {} }) => ensureTimeToRead(data) },
  { of: ["split"], check: ensureSharesLeaveRows },
  { of: ["criteria"], check: ({ criteria = {} }) => ensureCriteria(criteriaOf(criteria)) },
  {
    of: ["methods", "budget.epochs"],
    check: ({ methods, diffusion, budget }) => ensureSmoothedEpochs(methodsNamed(methods, diffusion), budget),
  },
  {
    of: ["tuning", "sampler", "budget.tuningTrials", "budget.tuningSeeds"],
    check: ({ budget: { tuningSeeds, ...size }, ...asked }) =>
      ensureTuning({ ...asked, size, ...(tuningSeeds !== undefined && { tuningSeeds }) }, "runStudy"),
  },
];

/**
 * Every contradiction in what a study file asks for, a line each with file and field; a typed flag goes before its field.
 *
 * @param options.isFaulty whether something is wrong with a field by itself: what takes part in that is not looked at
 */
export function contradictions(
  command: Command,
  given: PlacedFields,
  { isFaulty = () => false }: { readonly isFaulty?: (field: string) => boolean } = {},
): string[] {
  const asked = fillStudy(command, TABLE_STUDY_FIELDS, given) as FilledStudy & TableChoice;
  const names = fieldNames(command, TABLE_STUDY_FIELDS, given);
  return AGREEMENTS.filter(({ of }) => !of.some(isFaulty)).flatMap(({ check }) => {
    try {
      check(asked);
      return [];
    } catch (error) {
      if (!(error instanceof GradusError)) throw error;
      return [errorInFlags(error, command, names)];
    }
  });
}

/**
 * The same of flags alone.
 *
 * @throws SeveralFaults, or the error of one
 */
export function ensureFlagsAgree(command: Command): void {
  const asked = fillStudy(command, TABLE_STUDY_FIELDS) as FilledStudy & TableChoice;
  throwTogether(
    command,
    AGREEMENTS.map(
      ({ check }) =>
        () =>
          check(asked),
    ),
  );
}
