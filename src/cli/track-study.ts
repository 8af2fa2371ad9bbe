import { join, resolve } from "node:path";
import { mlflowFolder } from "../node/track/mlflow-folder.js";
import { tensorboardFolder } from "../node/track/tensorboard-folder.js";
import type { Tracker } from "../node/track/tracker.js";
import type { MethodRecord } from "../study/records/method.js";
import type { StudyRecord } from "../study/records/study.js";
import type { TrialRecord } from "../study/records/trial.js";
import { trackedName } from "../track/tracked-name.js";
import { trackedRun } from "../track/tracked-run.js";
import { endedStudy, secondsOf, startedStudy } from "../track/tracked-study.js";
import type { Terminal } from "./terminal.js";
import type { TrackFlags } from "./track-options.js";
import { writeInTurn } from "./write-in-turn.js";

/** A study's trackers, while it runs and at its end. */
export interface StudyTracking {
  /** Writes a finished trial when those before it are written. */
  trial(record: TrialRecord): void;
  /** Writes all of the study, with the files of its folder that belong to it. */
  end(study: StudyRecord): Promise<void>;
}

interface TrackedPlace extends TrackFlags {
  /** The study's folder. */
  readonly out: string;
}

/** Writes a study that runs. @param started when, in ISO 8601, its first command began */
export function trackStudy(
  place: TrackedPlace,
  { methods, started, terminal }: { methods: readonly MethodRecord[]; started: string; terminal: Terminal },
): StudyTracking {
  const { name, trackers } = trackersOf(place);
  const startedAt = secondsOf(started);
  const turns = writeInTurn(trackers, terminal);
  turns.add((tracker) => tracker.study(startedStudy({ name, startedAt, methods })));
  return {
    trial: (record) => turns.add((tracker) => tracker.run(trackedRun(record, { study: name, methods, startedAt }))),
    async end(study) {
      await turns.done();
      await writeTrackedStudy(place, study);
    },
  };
}

/** Writes a study of a folder as it stands in its record. */
export async function writeTrackedStudy(place: TrackedPlace, study: StudyRecord): Promise<void> {
  const { name, trackers } = trackersOf(place);
  const startedAt = secondsOf(study.startedAt);
  if (trackers.length === 0) return;
  const { verdictText } = await import("../report/index.js");
  const verdict = verdictText(study, "en", { width: 100, color: false });
  const artifacts = ["report.html", "study.json", "curves.csv"].map((file) => join(place.out, file));
  for (const tracker of trackers) {
    for (const trial of study.trials)
      await tracker.run(trackedRun(trial, { study: name, methods: study.methods, startedAt, concluded: trial }));
    await tracker.study(endedStudy(study, { name, verdict }), artifacts);
  }
}

function trackersOf({ out, tensorboard, mlflow }: TrackedPlace): {
  readonly name: string;
  readonly trackers: readonly Tracker[];
} {
  const name = trackedName(resolve(out));
  return {
    name,
    trackers: [
      ...(tensorboard === undefined ? [] : [tensorboardFolder(tensorboard, name)]),
      ...(mlflow === undefined ? [] : [mlflowFolder(mlflow, { experiment: name, study: name, isNested: true })]),
    ],
  };
}
