import { availableParallelism } from "node:os";
import type { Command } from "commander";
import type { PageLanguage } from "../page/text/language.js";
import { type AskedOptions, askedOptions } from "../poc/asked-options.js";
import type { FilledStudy } from "../poc/study-layer.js";
import { DIFFUSION } from "../study/spec/methods/index.js";
import type { StudyFileNetwork } from "../study/spec/study-file.js";
import { type ChosenEngine, parseEngine } from "./engine-options.js";
import { parseDuration } from "./parse.js";
import { type ChosenQueue, parseQueue } from "./queue-options.js";
import { PATH_OF_NO_START, refuseUnused } from "./refuse-unused.js";
import type { StudyFlags } from "./study-options.js";
import type { TrackFlags } from "./track-options.js";

/** The checked options of a study, its task aside. */
export interface StudyChoices extends AskedOptions {
  readonly network: Required<StudyFileNetwork>;
  /** Null: a folder of its own, see `studyFolder`. */
  readonly out: string | null;
  readonly workers: number;
  readonly checkpointSeconds: number;
  readonly engine: ChosenEngine;
  readonly language: PageLanguage;
  readonly json: boolean;
  readonly open: boolean;
  readonly dryRun: boolean;
  readonly finish: boolean;
  readonly ensemble: boolean;
  /** Where trackers of experiments have the runs too. */
  readonly track: TrackFlags;
  /** Null: trials run on this machine alone. */
  readonly queue: ChosenQueue | null;
}

/** What a study is asked for, by flags or by a file, as the study takes it. */
export function studyChoices(asked: FilledStudy, command: Command): StudyChoices {
  const { network, methods: names, budget, language } = asked;
  const { time, workers = availableParallelism(), checkpointSeconds } = budget;
  const {
    json = false,
    open = false,
    dryRun = false,
    finish = false,
    ensemble = false,
    revectorize = false,
    tensorboard,
    mlflow,
  } = command.opts<StudyFlags>();
  if (!names.includes(DIFFUSION)) {
    refuseUnused(command, {
      flags: ["objective", "optimizer", "sigma", "start", "rate", "path"],
      why: `with \`methods\` ${names.join(",")}`,
      instead: `add ${DIFFUSION} to the methods`,
    });
  }
  if (asked.diffusion.start === "random") refuseUnused(command, PATH_OF_NO_START);
  return {
    ...askedOptions(asked, time === undefined ? null : parseDuration("`timeBudget`", time)),
    network,
    out: asked.out ?? null,
    workers,
    checkpointSeconds,
    engine: parseEngine({ engine: asked.engine, revectorize }),
    language,
    json,
    open,
    dryRun,
    finish,
    ensemble,
    track: { ...(tensorboard !== undefined && { tensorboard }), ...(mlflow !== undefined && { mlflow }) },
    queue: parseQueue(command.opts<StudyFlags>()),
  };
}
