import type { Command } from "commander";
import type { PartName } from "../../data/split.js";
import { sharedMemory } from "../../data/window-set.js";
import type { ReadTable } from "../../node/read/index.js";
import type { TableChoice } from "../../poc/study-layer.js";
import { taskOf } from "../../poc/table-task.js";
import { cannotDecide } from "../../study/judge/cannot-decide.js";
import { cannotCompare } from "../../study/spec/cannot-compare.js";
import { ensureStudyOptions, networkFor } from "../../study/spec/options.js";
import type { TableStudyFile } from "../../study/spec/study-file.js";
import { fillStudy } from "../fill-study.js";
import { studyChoices } from "../study-choices.js";
import { TABLE_STUDY_FIELDS } from "../study-options.js";
import { readColumns } from "../table-task.js";

/** What is to be said of a study that would start. */
export interface Checked {
  readonly notes: readonly string[];
  /** How many each part has. */
  readonly windows: Readonly<Record<PartName, number>>;
}

/**
 * Does all of what `gradus poc` does with a study before it trains.
 *
 * @param options.name of the file that is to hold it
 */
export function checkedStudy(
  command: Command,
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
): (study: TableStudyFile) => Promise<Checked> {
  const read = new Map<string, Promise<ReadTable>>();
  return async (study) => {
    const asked = fillStudy(command, TABLE_STUDY_FIELDS, { study, place: () => name });
    const choices = studyChoices(asked, command);
    const table = asked as TableChoice;
    const columns = JSON.stringify(study.data);
    if (!read.has(columns)) read.set(columns, readColumns(study.data.file, table, signal));
    const task = taskOf(await read.get(columns)!, table, sharedMemory);
    const { criteria, methods, money = null, sampler, seed, size, targetError, timeBudgetSeconds } = choices;
    const network = networkFor(task, choices.network);
    const of = { criteria, methods, money, seed, size, targetError, timeBudgetSeconds };
    ensureStudyOptions({ ...of, task, network, ...(sampler !== undefined && { sampler }) });
    const { train, validation, test } = task.windows;
    return {
      notes: [...cannotCompare(methods), ...cannotDecide({ methods, size, task, criteria, targetError })],
      windows: { train: train.length, validation: validation.length, test: test.length },
    };
  };
}
