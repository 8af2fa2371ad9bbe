import type { HighwayChoice } from "../highway/choose-highway.js";
import { losses } from "../loss/index.js";
import { squared } from "../loss/squared.js";
import { significant } from "../page/text/numbers.js";
import { askedHighway, highwayFor } from "../study/spec/highway-for.js";
import { type NetworkForOptions, networkFor } from "../study/spec/options.js";
import type { StudyTask } from "../study/spec/task.js";

export type NetworkWithHighway = ReturnType<typeof networkWithHighway>;

/** The network of a task with its highway chosen, and what is to be said of the choice; null where none was asked for. */
export function networkWithHighway(task: StudyTask, { highway: choice = "auto", ...network }: NetworkForOptions) {
  const asked = ofLoss(task, askedHighway(task.record.transform, choice));
  const { kind, errors } = highwayFor(task, network, asked);
  const { errorFactor, train } = (task.earlierFolds?.[0] ?? task).windows;
  const isLog = (train.undo?.log ?? null) !== null; // networks are then solved, and kinds compared, on scaled logarithms
  const factor = isLog ? 1 : errorFactor;
  const tried = errors.map(({ kind, error }) => ({ kind, error: significant(factor * Math.sqrt(error)) }));
  return {
    network: networkFor(task, { ...network, highway: kind }),
    highway: asked === "none" ? null : { kind, tried, isLog },
  };
}

/** A linear forecast of numbers is none of classes: without a word for another, they have none. */
function ofLoss({ loss }: StudyTask, choice: HighwayChoice): HighwayChoice {
  return choice === "auto" && losses.get(loss?.name ?? squared.name).targets !== "number" ? "none" : choice;
}
