import { join } from "node:path";
import { EVENT_FILE, runEvents, studyEvents } from "../../track/tensorboard/event-file.js";
import { writing } from "../write.js";
import { growFile } from "./grow-file.js";
import type { Tracker } from "./tracker.js";

/** Event files of TensorBoard: of a study in folder/NAME, of its runs in folders below that. @param name of the study */
export function tensorboardFolder(folder: string, name: string): Tracker {
  const option = "--tensorboard";
  const grow = async (path: readonly string[], bytes: Uint8Array) => {
    const file = join(folder, name, ...path, EVENT_FILE);
    await writing(file, option, () => growFile(file, bytes));
  };
  return {
    option,
    run: (run) => grow(run.path, runEvents(run)),
    study: (study) => grow([], studyEvents(study)),
  };
}
