import type { Command } from "commander";
import { GradusError } from "../core/errors.js";
import { LEAST_SIGMA, MOST } from "../core/limits.js";
import type { MethodSpec } from "../study/records/method.js";
import { ensureMethod } from "../study/spec/method.js";
import { PATHS, RATES, type SigmaMode, STARTS, type Start } from "../study/spec/methods/diffusion.js";
import { DIFFUSION, methodsNamed } from "../study/spec/methods/index.js";
import type { PlannedTrial } from "../study/spec/trial.js";
import { withDropout } from "../study/spec/with-dropout.js";
import { plainRecipe } from "../train/method-recipe.js";
import { type DropoutFlags, parseDropout } from "./dropout-option.js";
import type { EngineFlags } from "./engine-options.js";
import type { HighwayFlags, NetworkFlags } from "./network-options.js";
import { parseChoice, parseInteger, parsePositive } from "./parse.js";
import { PATH_OF_NO_START, refuseUnused } from "./refuse-unused.js";
import { isStartFile, NO_CHOICE } from "./start-file.js";
import type { TrackFlags } from "./track-options.js";

/** Options of gradus train, as commander leaves them: text. */
export interface TrainFlags extends EngineFlags, NetworkFlags, HighwayFlags, DropoutFlags, TrackFlags {
  readonly method: string;
  readonly objective: string;
  readonly optimizer: string;
  readonly learningRate: string;
  readonly sigma: string;
  readonly start: string;
  readonly rate: string;
  readonly path: string;
  readonly batchSize: string;
  readonly epochs: string;
  readonly seed: string;
  readonly workers?: string;
  readonly out: string;
}

/** The one trial that the flags ask for. */
export function parseSpec(flags: TrainFlags, command: Command): PlannedTrial {
  const [named] = methodsNamed([flags.method], {
    objective: flags.objective,
    optimizer: flags.optimizer,
    sigma: sigmaMode(flags.sigma),
    start: isStartFile(flags.start) ? NO_CHOICE : parseChoice("--start", flags.start, Object.keys(STARTS) as Start[]),
    rate: parseChoice("--rate", flags.rate, RATES),
    path: parseChoice("--path", flags.path, PATHS),
  }) as [MethodSpec];
  const method = withDropout(named, parseDropout(flags.dropout));
  ensureMethod(method);
  const settings = {
    "rate.learningRate": () => parsePositive("--learning-rate", flags.learningRate),
    ...(flags.sigma !== "auto" && { "sigma.sigma0": () => parseSigma(flags.sigma) }),
  };
  refuseUnread(method, flags, command);
  const given = Object.entries(settings).filter(([place]) => place in method.space);
  return {
    id: `train/${method.name}`,
    phase: "evaluation",
    method,
    setting: Object.fromEntries(given.map(([place, parse]) => [place, parse()])),
    batchSize: parseInteger("--batch-size", flags.batchSize, 1),
    seed: parseInteger("--seed", flags.seed, 0),
    fold: 1,
    epochs: parseInteger("--epochs", flags.epochs, 1, MOST.epochs),
  };
}

/** Flags that another method than the one named would read. */
function refuseUnread({ name, recipe, space }: MethodSpec, { sigma, start }: TrainFlags, command: Command): void {
  const why = `with --method ${name}`;
  if (name !== DIFFUSION) {
    const readsSigma = sigma !== "auto" && "sigma.sigma0" in space;
    const ofChoice = isStartFile(start) ? [] : ["start"];
    const flags = ["objective", "optimizer", ...ofChoice, "rate", "path", ...(readsSigma ? [] : ["sigma"])];
    refuseUnused(command, { flags, why, instead: `take --method ${DIFFUSION}` });
  }
  if (start === "random" || isStartFile(start))
    refuseUnused(command, { ...PATH_OF_NO_START, why: `with --start ${start}` });
  if (!("rate.learningRate" in space)) refuseUnused(command, { flags: ["learningRate"], why });
  if (recipe.trainer.name !== plainRecipe.trainer.name) refuseUnused(command, { flags: ["batchSize"], why });
}

function sigmaMode(text: string): SigmaMode {
  if (text === "auto") return "auto";
  return text.startsWith(FIXED) ? "fixed" : "tuned";
}

const FIXED = "fixed:";

function parseSigma(text: string): number {
  const number = text.startsWith(FIXED) ? text.slice(FIXED.length) : text;
  const value = number.trim() === "" ? Number.NaN : Number(number);
  if (value === 0 || (value >= LEAST_SIGMA && value <= MOST.sigma)) return value;
  throw new GradusError(
    `--sigma must be auto, sigma_0 or ${FIXED}SIGMA, 0 or a number from ${LEAST_SIGMA} to ${MOST.sigma}, got "${text}". Weights are of the order of 1: take e.g. 0.5 or fixed:0.5.`,
  );
}
