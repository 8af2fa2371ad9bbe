import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  experimentFiles,
  experimentId,
  runFiles,
  runId,
  studyFiles,
  type TrackedFiles,
} from "../../track/mlflow/run-files.js";
import { makeFolder, writing } from "../write.js";
import type { Tracker } from "./tracker.js";

interface MlflowNames {
  /** Of the experiment. */
  readonly experiment: string;
  /** Of the study whose runs it takes. */
  readonly study: string;
  /** Whether the study has a run of its own above them. */
  readonly isNested: boolean;
}

/** The file store of MLflow (mlruns): folder/EXPERIMENT/RUN. */
export function mlflowFolder(folder: string, { experiment, study: name, isNested }: MlflowNames): Tracker {
  const option = "--mlflow";
  const place = join(folder, experimentId(experiment));
  const uri = pathToFileURL(resolve(place)).href;
  const parent = isNested ? runId(name, []) : null;
  const write = async (id: string, files: TrackedFiles, { startedAt }: { readonly startedAt: number }) => {
    await writing(place, option, async () => {
      await writeFiles(place, experimentFiles(experiment, { startedAt, uri }));
      await replaceFiles(join(place, id), files);
    });
  };
  const keep = async (id: string, artifacts: readonly string[]) => {
    const kept = join(place, id, "artifacts");
    for (const file of artifacts) await writing(kept, option, () => copyFile(file, join(kept, basename(file))));
  };
  return {
    option,
    async run(run, artifacts = []) {
      const id = runId(name, run.path);
      const own = run.path.length === 0 ? name : run.path.join("/");
      await write(id, runFiles(run, { experiment, id, name: own, uri, parent }), run);
      await keep(id, artifacts);
    },
    async study(study, artifacts = []) {
      if (parent === null) return;
      await write(parent, studyFiles(study, { experiment, id: parent, name, uri, parent: null }), study);
      await keep(parent, artifacts);
    },
  };
}

/** What MLflow makes in the folder of a run. */
const PARTS = ["metrics", "params", "tags", "artifacts"];

/** The files of a run, and none that it had before: a run of other settings leaves no parameters of theirs. */
async function replaceFiles(run: string, files: TrackedFiles): Promise<void> {
  for (const part of PARTS) {
    await makeFolder(join(run, part));
    if (part === "artifacts") continue;
    for (const name of await readdir(join(run, part))) {
      if (!files.has(`${part}/${name}`)) await rm(join(run, part, name), { recursive: true, force: true });
    }
  }
  await writeFiles(run, files);
}

/** In their order, those alone that are not there as they are: hundreds of runs have thousands of files. */
async function writeFiles(folder: string, files: TrackedFiles): Promise<void> {
  for (const [name, text] of files) {
    const path = join(folder, ...name.split("/"));
    if ((await readFile(path, "utf8").catch(() => null)) === text) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
