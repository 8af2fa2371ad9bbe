import { type ChosenHighway, chooseHighway, type HighwayChoice } from "../../highway/choose-highway.js";
import { ensureTargetsRead } from "../../highway/last.js";
import type { HighwayKind } from "../../network/highway.js";
import type { NetworkOptions } from "../../network/spec.js";
import type { StudyTask } from "./task.js";

/**
 * The kind of highway that is asked for, or chosen on the first fold, on which methods are tuned.
 *
 * @throws GradusError for "last" where a target is no input
 */
export function highwayFor(
  task: StudyFolds,
  network: Omit<NetworkOptions, "inputSize" | "outputSize" | "highway">,
  choice: HighwayChoice,
): ChosenHighway {
  if (choice === "auto") return chooseHighway((task.earlierFolds?.[0] ?? task).windows, network);
  ensureHighwayOf(task, choice, "networkFor: `highway`");
  return { kind: choice, highway: null, errors: [] };
}

type StudyFolds = Pick<StudyTask, "windows" | "earlierFolds">;

/** @throws GradusError for "last" where a target is no input */
export function ensureHighwayOf({ windows }: StudyFolds, kind: HighwayKind, owner: string): void {
  if (kind === "last") ensureTargetsRead(windows, owner);
}
