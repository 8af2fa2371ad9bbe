import type { MethodRecord } from "../records/method.js";
import type { StudyRecord } from "../records/study.js";
import type { SummaryRecord, TrialRecord } from "../records/trial.js";
import { describeMethod } from "../spec/method.js";
import { methods as registered } from "../spec/methods/index.js";
import { FEWEST_SEEDS } from "../spec/size.js";
import { compare, type Measured } from "./compare.js";
import { beats, type Decided } from "./decide-ratio.js";
import { contender } from "./verdict.js";

type JudgedStudy = Pick<StudyRecord, "methods" | "trials" | "target" | "summaries" | "verdict">;

/** What a method has that the one before it has not: an optimiser with its schedule of the rate, a start, sigma, the path of the amplitude. */
export type Cause = "optimizer" | "start" | "sigma" | "path";

/** A method of the chain from the reference to diffusion. */
export interface Link {
  readonly method: MethodRecord;
  /** At its headline batch size. */
  readonly summary: SummaryRecord;
  /** What it has that the link before has not; of the reference, nothing. */
  readonly adds: readonly Cause[];
}

/** Diffusion against a method of the chain that has its optimiser: whether it is faster, by the rule that a baseline is beaten by. */
export interface Against {
  readonly method: MethodRecord;
  /** What diffusion has that it has not. */
  readonly lacks: readonly Cause[];
  readonly time: Decided;
  readonly testError: Decided;
}

/** Which part of the gain over the reference is whose. It has no say in the verdict. */
export interface WhoseGain {
  /** Those that were evaluated: the reference first, diffusion last. */
  readonly links: readonly Link[];
  readonly against: readonly Against[];
  /** Names of registered methods that the chain lacks. */
  readonly missing: readonly string[];
  /** Whether sigma_0 was tuned, with 0 among what was tried, and 0 came out best. */
  readonly choseNoSigma: boolean;
}

/**
 * The chain reference, diffusion's optimiser and schedule alone, the same from diffusion's start, diffusion. Null where reference or diffusion was not
 * evaluated.
 */
export function whoseGain(study: JudgedStudy): WhoseGain | null {
  const { methods, verdict, target } = study;
  const named = (one: { readonly method: string } | null) => methods.find(({ name }) => name === one?.method);
  const [reference, diffusing] = [named(verdict.reference), named(verdict.diffusion)];
  const own = contender(diffusing, study);
  if (reference === undefined || diffusing === undefined || own === undefined) return null;

  const choseNoSigma = own.summary.sigma0 === 0 && diffusing.space?.["sigma.sigma0"] !== undefined;
  const steps: readonly Step[] = [
    { has: ["optimizer"], fits: (method) => isAlone(method, { diffusing, reference }) },
    ...(diffusing.startsFromDiffusion
      ? [{ has: ["start"] as const, fits: (method: MethodRecord) => hasSameStart(method, diffusing) }]
      : []),
  ];
  const links = linksOf(study, [
    { method: reference, has: [] },
    ...steps.map(({ has, fits }) => ({ method: methods.find(fits), has })),
    { method: diffusing, has: [...(choseNoSigma ? [] : SIGMA), ...(hasPath(diffusing, own.trials) ? PATH : [])] },
  ]);
  return {
    links,
    against: links.flatMap(({ method }, k) => {
      const other = contender(method, study);
      if (other === undefined || !steps.some(({ fits }) => fits(method))) return [];
      const { time, testError } = compare(own, other, target);
      const lacks = links.slice(k + 1).flatMap(({ adds }) => adds);
      const decided = (measured: Measured): Decided =>
        own.summary.seeds < FEWEST_SEEDS ? { ...beats(measured), result: "undecided" } : beats(measured);
      return [{ method, lacks, time: decided(time), testError: decided(testError) }];
    }),
    missing: steps.flatMap(({ fits }) => (methods.some(fits) ? [] : registeredName(fits))),
    choseNoSigma,
  };
}

const SIGMA: readonly Cause[] = ["sigma"];
const PATH: readonly Cause[] = ["path"];

/** Whether a path was walked: only units of a linear start have an amplitude, and `auto` may have taken drawn ones. */
function hasPath({ recipe }: MethodRecord, trials: readonly TrialRecord[]): boolean {
  return recipe.path !== null && trials.some(({ startNote }) => startNote === null || /\bamplitude\b/.test(startNote));
}

/** The places with a method that was evaluated; what the others have is added by the next. A reference that has the optimiser already is one link. */
function linksOf(
  study: JudgedStudy,
  places: readonly { readonly method: MethodRecord | undefined; readonly has: readonly Cause[] }[],
): readonly Link[] {
  const links: Link[] = [];
  let adds: readonly Cause[] = [];
  for (const { method, has } of places) {
    if (method !== undefined && method === links[0]?.method) continue;
    adds = [...adds, ...has];
    const found = contender(method, study);
    if (method === undefined || found === undefined) continue;
    links.push({ method, summary: found.summary, adds });
    adds = [];
  }
  return links;
}

interface Step {
  readonly has: readonly Cause[];
  /** Whether a method is this step of the chain. */
  readonly fits: (method: MethodRecord) => boolean;
}

/** The same training but for start, sigma and path, by the reference's objective. */
function isAlone(
  method: MethodRecord,
  { diffusing, reference }: { readonly diffusing: MethodRecord; readonly reference: MethodRecord },
): boolean {
  return (
    !method.diffuses &&
    !method.startsFromDiffusion &&
    method.objective === reference.objective &&
    trainsAlike(method, diffusing)
  );
}

/** The same training from the same start. */
function hasSameStart(method: MethodRecord, diffusing: MethodRecord): boolean {
  return (
    !method.diffuses &&
    method.recipe.initialiser.name === diffusing.recipe.initialiser.name &&
    trainsAlike(method, diffusing)
  );
}

function trainsAlike({ optimizer, recipe }: MethodRecord, diffusing: MethodRecord): boolean {
  return (
    optimizer === diffusing.optimizer &&
    recipe.rate.name === diffusing.recipe.rate.name &&
    recipe.trainer.name === diffusing.recipe.trainer.name
  );
}

function registeredName(fits: Step["fits"]): readonly string[] {
  const found = registered.items.map(describeMethod).find(fits);
  return found === undefined ? [] : [found.name];
}
