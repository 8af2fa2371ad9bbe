import { ensure } from "../../core/errors.js";
import { partOf } from "../../data/linear/part.js";
import type { TargetTransform } from "../../data/transform/names.js";
import { type ChosenHighway, chooseHighway, type HighwayChoice } from "../../highway/choose-highway.js";
import { ensureTargetsRead } from "../../highway/last.js";
import { featuresOfHighway, type HighwayKind } from "../../network/highway.js";
import type { NetworkOptions, NetworkSpec } from "../../network/spec.js";
import type { StudyTask } from "./task.js";

/**
 * The kind of highway that is asked for, or chosen on the first fold, on which methods are tuned.
 *
 * @throws GradusError for "last" where a target is no input
 */
export function highwayFor(
  task: StudyFolds,
  network: Omit<NetworkOptions, "inputSize" | "outputSize" | "highway">,
  asked: HighwayChoice,
): ChosenHighway {
  const choice = askedHighway(task.record?.transform, asked);
  if (choice === "auto") return chooseHighway((task.earlierFolds?.[0] ?? task).windows, network);
  ensureHighwayOf(task, highwaySpec(task, choice), "networkFor: `highway`");
  return { kind: choice, highway: null, errors: [] };
}

type StudyFolds = Pick<StudyTask, "windows" | "earlierFolds"> & Partial<Pick<StudyTask, "record">>;

/**
 * What is asked for by the network and by the task, whose transform "difference" is the highway "last": a network that adds the last value to its outputs
 * forecasts the change since. It settles what "auto" and undefined leave open.
 *
 * @throws GradusError where the two contradict each other
 */
export function askedHighway<Choice extends HighwayChoice | undefined>(
  transform: readonly TargetTransform[] | undefined,
  choice: Choice,
): Choice | "last" {
  if (!transform?.includes("difference")) return choice;
  ensure(
    choice === undefined || choice === "auto" || choice === "last",
    () =>
      `networkFor: \`highway\` must be "last" with "difference" in \`transform\`, which is that highway, got "${choice}". Leave one of them out.`,
  );
  return "last";
}

/** A kind with what a network's spec says of it: a trained one reads as many inputs in every fold. */
export function highwaySpec(
  { windows: { train } }: Pick<StudyFolds, "windows">,
  kind: HighwayKind,
): Pick<NetworkSpec, "highway" | "highwayFeatures"> {
  if (kind !== "trained") return { highway: kind };
  return { highway: kind, highwayFeatures: featuresOfHighway(partOf(train), train.inputSize) };
}

/**
 * @throws GradusError for "last" where a target is no input, for another kind where the task asks for differences, and for a trained one of other windows
 */
export function ensureHighwayOf(
  task: StudyFolds,
  { highway: kind, highwayFeatures }: Pick<NetworkSpec, "highway" | "highwayFeatures">,
  owner: string,
): void {
  const { windows, record } = task;
  const features = highwaySpec(task, kind).highwayFeatures;
  ensure(
    highwayFeatures === features,
    () =>
      `${owner} "${kind}" must have ${features ?? "no"} \`highwayFeatures\` on these windows, got ${highwayFeatures}. Use networkFor(task, { hiddenSizes }).`,
  );
  ensure(
    kind === "last" || !record?.transform.includes("difference"),
    () =>
      `${owner} must be "last" with "difference" in \`task.record.transform\`, got "${kind}". Use networkFor(task, { hiddenSizes }).`,
  );
  if (kind === "last") ensureTargetsRead(windows, owner);
}
