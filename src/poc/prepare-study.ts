import { auditedTask } from "../study/spec/audited.js";
import { ensureStudyOptions, type StudyOptions } from "../study/spec/options.js";
import { withLoss } from "../study/spec/sequences/with-loss.js";
import type { StudyFileNetwork } from "../study/spec/study-file.js";
import type { StudyTask } from "../study/spec/task.js";
import type { AskedOptions } from "./asked-options.js";
import { ensureCell } from "./ensure-cell.js";
import { withFittingBatches } from "./fitting-batches.js";
import { withFittingMethods } from "./fitting-methods.js";
import { type NetworkWithHighway, networkWithHighway } from "./network-with-highway.js";

/** Options of a study before its task has decided the network. */
export interface StudyChoice extends AskedOptions {
  readonly network: Required<StudyFileNetwork>;
}

/** A study that may be run, and what is to be told of its network. */
export interface PreparedStudy extends Pick<NetworkWithHighway, "highway"> {
  readonly options: StudyOptions;
}

/** Task and choices without the default methods and batch sizes that do not go with the task; those that somebody named stay, to be refused aloud. */
export function fittingChoices<Choices extends AskedOptions>(
  task: StudyTask,
  choices: Choices,
  isNamed: { readonly methods: boolean; readonly batchSizes: boolean },
): { readonly task: StudyTask; readonly choices: Choices } {
  const trained = isNamed.methods ? { task, choices } : withFittingMethods(task, choices);
  return isNamed.batchSizes ? trained : withFittingBatches(trained.task, trained.choices);
}

/** The options of the study of a task: the network that suits it, its highway chosen, its data looked over. @throws GradusError for what makes no study */
export function prepareStudy(given: StudyTask, choice: StudyChoice): PreparedStudy {
  ensureCell(given, choice.network.cell);
  const { network, highway } = networkWithHighway(given, choice.network);
  const task = auditedTask(given, network);
  const methods = task.loss === undefined ? choice.methods : withLoss(choice.methods, task.loss);
  const options = { ...choice, network, task, methods };
  ensureStudyOptions(options);
  return { options, highway };
}
