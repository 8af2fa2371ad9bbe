import type { Command } from "commander";
import type { QueueAddress } from "../../node/queue/address.js";
import type { FilledStudy, TableChoice } from "../../poc/study-layer.js";
import { ensureFlagsAgree } from "../contradictions.js";
import { fillStudy } from "../fill-study.js";
import { parseQueue, type QueueFlags } from "../queue-options.js";
import { studyChoices } from "../study-choices.js";
import { isStudyFile } from "../study-file/names.js";
import { TABLE_STUDY_FIELDS } from "../study-options.js";
import type { GivenEntry } from "./entry.js";
import { ensureEntryFlags } from "./entry-flags.js";

export interface CheckedOptions {
  readonly asked: FilledStudy & TableChoice;
  /** The address of the queue; null without one. */
  readonly queue: QueueAddress | null;
  /** Whether a study may be asked for otherwise than by these options: a study file has fields of its own. */
  readonly isAlone: boolean;
}

/**
 * Looks at the options that all studies have, and at those of entries, as each study would: a fault in them is told before anything runs.
 *
 * @param flags what was typed for each study, word by word

 * @throws SeveralFaults, or GradusError for one
 */
export function checkedOptions(
  command: Command,
  { entries, flags }: { readonly entries: readonly GivenEntry[] | null; readonly flags: readonly string[] },
): CheckedOptions {
  const isAlone = entries === null || entries.every((entry) => !isStudyFile(entry.file) && entry.flags.length === 0);
  if (isAlone) ensureFlagsAgree(command);
  const asked = fillStudy(command, TABLE_STUDY_FIELDS) as FilledStudy & TableChoice;
  const queue = parseQueue(command.opts<QueueFlags>())?.address ?? null;
  if (isAlone) studyChoices(asked, command);
  else ensureEntryFlags(entries, flags);
  return { asked, queue, isAlone };
}
