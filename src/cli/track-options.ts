import { type Command, Option } from "commander";
import { ensureNoStream } from "../node/outputs.js";
import { ensureWritableFolder } from "../node/write.js";

/** Folders of trackers of experiments, as commander leaves them. */
export interface TrackFlags {
  readonly tensorboard?: string;
  readonly mlflow?: string;
}

export function addTrackOptions(command: Command): Command {
  return command
    .addOption(new Option("--tensorboard <dir>", "write every run as event files of TensorBoard too, as runs finish"))
    .addOption(
      new Option("--mlflow <dir>", "write every run into a file store of MLflow (mlruns) too, as runs finish"),
    );
}

/** Throws unless the folders that are given can be written; makes them. To be called before anything is trained. */
export async function ensureTrackFolders({ tensorboard, mlflow }: TrackFlags): Promise<void> {
  for (const [option, folder] of [["--tensorboard", tensorboard] as const, ["--mlflow", mlflow] as const]) {
    if (folder === undefined) continue;
    ensureNoStream(folder, option);
    await ensureWritableFolder(folder, option);
  }
}
