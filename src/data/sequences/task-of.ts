import { GradusError } from "../../core/errors.js";
import type { SequenceData, SequenceTask } from "./contract.js";

/**
 * The task that sequences are made for, by what is to be told of them: the class of a sequence is classified, numbers are regressed, classes of steps
 * are tags. Without labels the next step is told: of zeros and ones as frames, of symbols as characters.
 *
 * @throws GradusError for numbers without labels that are not all 0 or 1: a forecast of them is made by windows of a series
 */
export function taskOf({ source, steps, labels }: Pick<SequenceData, "source" | "steps" | "labels">): SequenceTask {
  if (labels !== null) {
    if (labels.kind === "number") return "regress";
    return labels.of === "step" ? "tag" : "classify";
  }
  if (steps.kind === "symbols") return "chars";
  const other = steps.values.find((value) => value !== 0 && value !== 1);
  if (other === undefined) return "frames";
  throw new GradusError(
    `${source}: sequences without labels must be of 0 and 1 alone, got ${other}. Name the column of the labels with \`target\`, or a table of them with \`labels\`.`,
  );
}
