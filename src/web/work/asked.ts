import { GradusError } from "../../core/errors.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { type Allocate, ordinaryMemory, sharedMemory } from "../../data/window-set.js";
import { askedOptions } from "../../poc/asked-options.js";
import { STUDY_DEFAULTS, TABLE_DEFAULTS } from "../../poc/defaults.js";
import { fittingChoices, type PreparedStudy, prepareStudy } from "../../poc/prepare-study.js";
import type { ReadTable } from "../../poc/read-table.js";
import { type FilledStudy, overlaid, type TableChoice } from "../../poc/study-layer.js";
import { taskOf } from "../../poc/table-task.js";
import type { ProofChoice } from "../contract/proof.js";

/** The study that a page asks for, of a table that was read: what the command line makes of the same flags. */
export function askedStudyOf(read: ReadTable, choice: ProofChoice, isIsolated: boolean): PreparedStudy {
  const allocate: Allocate = isIsolated ? sharedMemory : ordinaryMemory;
  const { epochs, tuningTrials, seeds, seed, minutes } = choice;
  const study = overlaid(STUDY_DEFAULTS, { budget: { epochs, tuningTrials }, seeds, seed }) as FilledStudy;
  if (choice.testShare === 0)
    throw new GradusError("`testShare` must be above 0, got 0, which leaves nothing to judge by. Give e.g. 0.2.");
  const choices = { ...askedOptions(study, minutes === null ? null : 60 * minutes), network: study.network };
  const task = taskOf(read, tableOf(choice), allocate);
  const fitting = fittingChoices(task, choices, { methods: false, batchSizes: false });
  return prepareStudy(fitting.task, fitting.choices);
}

/** How the table is cut into windows. */
export function tableOf({ horizon, everyStep, window, transform = [], ...shares }: ProofChoice) {
  const { validationShare = TABLE_DEFAULTS.split.validationShare, testShare = TABLE_DEFAULTS.split.testShare } = shares;
  const task = { ...TABLE_DEFAULTS.task, horizon, everyStep, window, transform };
  return { task, split: { ...TABLE_DEFAULTS.split, validationShare, testShare } } satisfies TableChoice;
}

/** Whether two choices read a table alike. */
export function readsAlike(one: ProofChoice["read"], other: ProofChoice["read"]): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
