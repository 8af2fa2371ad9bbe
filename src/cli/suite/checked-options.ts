import type { Command } from "commander";
import type { FilledStudy, TableChoice } from "../../poc/study-layer.js";
import { ensureFlagsAgree } from "../contradictions.js";
import { fillStudy } from "../fill-study.js";
import { parseQueue, type QueueFlags } from "../queue-options.js";
import { studyChoices } from "../study-choices.js";
import { isStudyFile } from "../study-file/names.js";
import { TABLE_STUDY_FIELDS } from "../study-options.js";
import type { SuiteEntry } from "./entry.js";

export interface CheckedOptions {
  readonly asked: FilledStudy & TableChoice;
  /** The address of the queue; null without one. */
  readonly queue: string | null;
  /** Whether a study may be asked for otherwise than by these options: a study file has fields of its own. */
  readonly isAlone: boolean;
}

/**
 * Looks once at the options that all studies have, as each of them would: a fault in them is told before anything runs. What flags break only together is left
 * to the studies where one of them may have a field that mends it.
 *
 * @throws SeveralFaults, or GradusError for one
 */
export function checkedOptions(command: Command, entries: readonly SuiteEntry[] | null): CheckedOptions {
  const isAlone = entries === null || entries.every(({ file, flags }) => !isStudyFile(file) && flags.length === 0);
  if (isAlone) ensureFlagsAgree(command);
  const asked = fillStudy(command, TABLE_STUDY_FIELDS) as FilledStudy & TableChoice;
  if (isAlone) studyChoices(asked, command);
  return { asked, queue: parseQueue(command.opts<QueueFlags>())?.address ?? null, isAlone };
}
