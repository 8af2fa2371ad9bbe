import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { GradusError } from "../core/errors.js";
import { suggestion } from "../core/nearest-name.js";
import type { PageLanguage } from "../page/text/language.js";
import type { MethodSpec } from "../study/records/method.js";
import { criteriaOf, ensureCriteria } from "../study/spec/criteria.js";
import { ensureMethod } from "../study/spec/method.js";
import { DIFFUSION, methodsNamed } from "../study/spec/methods/index.js";
import type { StudyOptions } from "../study/spec/options.js";
import type { StudyFileBudget, StudyFileNetwork } from "../study/spec/study-file.js";
import { withDropout } from "../study/spec/with-dropout.js";
import { type ChosenEngine, parseEngine } from "./engine-options.js";
import type { GivenRanges, StudyLayer } from "./flag-fields.js";
import { parseDuration } from "./parse.js";
import { PATH_OF_NO_START, refuseUnused } from "./refuse-unused.js";
import type { StudyFlags } from "./study-options.js";
import type { TrackFlags } from "./track-options.js";

/** All that a study is asked for, its task aside: a layer that has every default. */
export interface FilledStudy extends StudyLayer {
  readonly network: Required<StudyFileNetwork>;
  readonly methods: readonly string[];
  readonly diffusion: Required<NonNullable<StudyLayer["diffusion"]>>;
  readonly budget: StudyFileBudget & Required<Omit<StudyFileBudget, "time" | "workers" | "tuningSeeds">>;
  readonly dropout: number;
  readonly seeds: number;
  readonly seed: number;
  readonly sampler: string;
  readonly tuning: string;
  readonly language: PageLanguage;
  readonly engine: string;
}

/** The checked options of a study, its task aside. */
export interface StudyChoices extends Omit<StudyOptions, "task" | "network"> {
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
}

/** What a study is asked for, by flags or by a file, as the study takes it. */
export function studyChoices(asked: FilledStudy, command: Command): StudyChoices {
  const { network, methods: names, budget, seeds, money = null, language } = asked;
  const criteria = criteriaOf(asked.criteria ?? {});
  ensureCriteria(criteria);
  const {
    batchSizes,
    epochs,
    tuningTrials,
    tuningSeeds,
    time,
    workers = availableParallelism(),
    checkpointSeconds,
  } = budget;
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
    network,
    methods: methodsNamed(names, asked.diffusion)
      .map((method) => withDropout(method, asked.dropout))
      .map((method) => withSpace(method, asked.spaces?.[method.name])),
    criteria,
    size: { batchSizes, epochs, tuningTrials, seeds },
    sampler: asked.sampler,
    tuning: asked.tuning,
    ...(tuningSeeds !== undefined && { tuningSeeds }),
    seed: asked.seed,
    targetError: asked.targetError ?? null,
    timeBudgetSeconds: time === undefined ? null : parseDuration("`timeBudget`", time),
    money: money && { currency: "", errorPoint: null, ...money },
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
  };
}

/** The method with ranges in place of its own, or for more of its numbers. */
function withSpace(method: MethodSpec, given: GivenRanges | undefined): MethodSpec {
  let tuned = method;
  for (const [number, { low, high, scale = method.space[number]?.scale ?? "log" }] of Object.entries(
    given?.ranges ?? {},
  )) {
    if (low > high || (scale !== "linear" && low <= 0)) {
      const rule = scale !== "linear" ? "0 < low <= high on a logarithmic scale" : "low <= high";
      throw new GradusError(`${given!.place(number)} must have ${rule}, got ${low} and ${high}. Change the ends.`);
    }
    tuned = { ...tuned, space: { ...tuned.space, [number]: { low, high, scale } } };
    if (number in method.space || canTune(tuned)) continue;
    const known = Object.keys(method.space);
    const isSigma = method.name === DIFFUSION && number.startsWith("sigma.");
    const advice = isSigma ? 'It has that with sigma: "tuned".' : suggestion(number, known).trim() || "Leave it out.";
    throw new GradusError(
      `${given!.place(number)} must be the range of a number that "${method.name}" has, such as ${known.join(", ")}, got one for "${number}". ${advice}`,
    );
  }
  return tuned;
}

function canTune(method: MethodSpec): boolean {
  try {
    ensureMethod(method);
    return true;
  } catch (error) {
    if (error instanceof GradusError) return false;
    throw error;
  }
}
