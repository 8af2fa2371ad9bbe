import type { OptionRules } from "../../core/options.js";
import {
  callable,
  flag,
  group,
  integer,
  nonNegative,
  orNull,
  required,
  shaped,
  text,
  texts,
} from "../../core/rules.js";
import { type ListenedSignal, listenedSignalRule } from "../../core/stop-signal.js";
import type { Kernels } from "../../kernels/contract.js";
import type { EvaluationSize } from "../records/evaluation-size.js";
import type { StudyManifest } from "../records/manifest.js";
import type { PlaceRecord } from "../records/place.js";
import type { StudyRecord } from "../records/study.js";
import type { StudyFileRecord } from "../records/study-file.js";
import type { StudyOptions } from "../spec/options.js";
import type { TrialContext, TrialResult, TrialSpec } from "../spec/trial.js";
import type { Deadline } from "./deadline.js";
import type { ExecutorFactory, TrialExecutor } from "./executor.js";
import type { Progress, StudyEvent } from "./progress.js";
import type { StudyStore } from "./store.js";
import type { UnderWay } from "./under-way.js";

export interface StudySurroundings {
  readonly executor: ExecutorFactory;
  /** An engine for this thread: calibration and scoring. */
  readonly kernels: () => Kernels;
  /** Milliseconds, for durations. */
  readonly now: () => number;
  /**
   * Milliseconds of processor time, in which starts are timed: by a clock that goes on while other programs run, what they did would be in a method's
   * cost. `processorClock` of gradus/node makes one. Default: `now`
   */
  readonly processorTime?: () => number;
  readonly startedAt: string;
  readonly machine: StudyRecord["machine"];
  readonly gradusVersion: string;
  /** The command line that runs the study, for its record. Default null: none */
  readonly command?: string | null;
  /** Where that command has its files, for its record. Default null: unknown */
  readonly place?: PlaceRecord | null;
  /** The study file that the command ran, for its record and manifest. Default null: none */
  readonly studyFile?: StudyFileRecord | null;
  readonly signal: ListenedSignal;
  readonly store?: StudyStore;
  /**
   * Ends the study for good with what has finished: no more of it is run, its test part is read, and it cannot go on. Default false: a study
   * that is stopped keeps its test part closed, and goes on
   */
  readonly finish?: boolean;
  /** Whether the models of all seeds of a method are averaged too: see `StudyResult.ensembles`. Default false */
  readonly ensemble?: boolean;
  /**
   * Seconds from one checkpoint of a run under way to the next, about, >= 0: as much as is lost of it where the study is killed. Null: none
   * are taken, and runs under way begin anew. Default 5
   */
  readonly checkpointSeconds?: number | null;
  readonly onEvent?: (event: StudyEvent) => void;
}

/** For the record; a page without Node.js may give the name of its browser for `node`. */
const MACHINE = {
  cpu: required(text),
  cores: required(integer(0, Number.MAX_SAFE_INTEGER)),
  node: required(text),
} satisfies OptionRules<StudyRecord["machine"]>;

export const SURROUNDINGS = {
  executor: required(
    shaped("an executor's factory", ["start()", "workers", "engine"], "Give inlineExecutor({ kernels, now })."),
  ),
  kernels: required(callable),
  now: required(callable),
  processorTime: callable,
  startedAt: required(text),
  machine: required(group(MACHINE)),
  gradusVersion: required(text),
  command: orNull(text),
  place: orNull(group({ folder: required(text), data: required(orNull(texts)) })),
  studyFile: orNull(group({ name: required(text), sha256: required(text) })),
  signal: required(listenedSignalRule),
  store: shaped(
    "a store",
    [
      "lock()",
      "manifest()",
      "write()",
      "evaluation()",
      "writeEvaluation()",
      "secondsSpent()",
      "writeSeconds()",
      "finished()",
      "save()",
    ],
    "Give runStore(folder), or leave it out.",
  ),
  finish: flag,
  ensemble: flag,
  checkpointSeconds: orNull(nonNegative),
  onEvent: callable,
} satisfies OptionRules<StudySurroundings>;

/** A study under way: what its phases share. */
export interface Session {
  readonly options: StudyOptions;
  /** Of the study: see `studyIdentity`. */
  readonly identity: string;
  readonly surroundings: StudySurroundings;
  readonly deadline: Deadline;
  /** Whether it has been ended for good: no trial runs any more. */
  readonly isClosed: boolean;
  /** Data of each fold, as trials see them. */
  readonly folds: readonly TrialContext[];
  readonly executor: TrialExecutor;
  /** That may share one trial. */
  readonly mostThreads: number;
  readonly store: StudyStore;
  /** Null: runs under way are kept nowhere. */
  readonly underWay: UnderWay | null;
  /** Finished trials of earlier runs, by `trialIdentity`. */
  readonly earlier: ReadonlyMap<string, TrialResult>;
  readonly progress: Progress;
  readonly emit: (event: StudyEvent) => void;
  /** Seconds since this run of the study began. */
  readonly seconds: () => number;
  /** Of earlier runs. */
  readonly secondsBefore: number;
}

/** Hand-over from one phase to the next. */
export interface Stage {
  readonly manifest: StudyManifest;
  /** Null without a time budget, and before the tuning was done. */
  readonly evaluationSize: EvaluationSize | null;
  /** Of the tuning, and of pilots and evaluation once they have run; trials that were stopped are not among them. */
  readonly results: readonly TrialResult[];
  readonly tuning: readonly TrialSpec[];
  /** Trials of tuning that are not known yet, since those before them were stopped. */
  readonly unplanned: number;
  readonly pilots: readonly TrialSpec[];
  readonly evaluation: readonly TrialSpec[];
}
