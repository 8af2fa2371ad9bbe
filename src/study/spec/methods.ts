import { GradusError } from "../../core/errors.js";
import { nearestNames } from "../../core/registry.js";
import { objectives } from "../../objective/index.js";
import { optimizers } from "../../optim/index.js";
import { automatic } from "../../schedule/automatic.js";
import type { SigmaRule } from "../../schedule/rule.js";
import { constant, type Schedule } from "../../schedule/schedule.js";
import { annealed } from "../../schedule/sigma.js";
import type { MethodRecord } from "../records.js";

/** A contender as plain data: what to minimise, by which optimiser, over which share of the run sigma falls to 0. */
export interface Method {
  readonly name: string;
  /** Name in the registry of objectives. */
  readonly objective: string;
  /** Name in the registry of optimisers. */
  readonly optimizer: string;
  readonly diffuses: boolean;
  /** Who finds sigma: the tuning trials a sigma_0, or a rule as training goes; none when it does not diffuse. */
  readonly sigma: SigmaChoice | "none";
  /** Share of the epochs over which a tuned sigma falls linearly from sigma_0 to 0; the rest trains the original objective. */
  readonly sigmaShare: number;
}

export const SIGMA_CHOICES = ["tuned", "auto"] as const;
export type SigmaChoice = (typeof SIGMA_CHOICES)[number];

export interface DiffusionChoice {
  readonly objective: string;
  readonly optimizer: string;
  readonly sigma: SigmaChoice;
  readonly sigmaShare: number;
}

/** Sigma by the automatic rule: at equal cost as good as a tuned sigma_0, see bench/results/sigma.md. */
export const defaultDiffusion: DiffusionChoice = {
  objective: "weights",
  optimizer: "momentum",
  sigma: "auto",
  sigmaShare: 0.6,
};

/** The name under which diffusion enters a study, beside the optimisers' own names. */
export const DIFFUSION = "diffusion";

/** What `--methods` may name: every optimiser on the plain objective, and diffusion. */
export const methodNames: readonly string[] = [...optimizers.names, DIFFUSION];

/**
 * The methods of these names, in this order.
 *
 * @example
 * methodsNamed(["sgd", "diffusion"])[1].optimizer; // "momentum"
 */
export function methodsNamed(names: readonly string[], diffusion: DiffusionChoice = defaultDiffusion): Method[] {
  return names.map((name) => {
    if (name === DIFFUSION) return diffusionMethod(diffusion);
    if (!optimizers.names.includes(name)) {
      const [nearest] = nearestNames(name, methodNames, 1);
      throw new GradusError(
        `--methods: unknown method "${name}".${nearest ? ` Did you mean "${nearest}"?` : ""} Known: ${methodNames.join(", ")}.`,
      );
    }
    return { name, objective: "plain", optimizer: name, diffuses: false, sigma: "none", sigmaShare: 0 };
  });
}

function diffusionMethod({ objective, optimizer, sigma, sigmaShare }: DiffusionChoice): Method {
  const { diffuses } = objectives.get(objective);
  if (!diffuses) {
    const known = objectives.items.filter((item) => item.diffuses).map((item) => item.name);
    throw new GradusError(`--objective: "${objective}" does not diffuse. Choose one of ${known.join(", ")}.`);
  }
  optimizers.get(optimizer);
  return { name: DIFFUSION, objective, optimizer, diffuses: true, sigma, sigmaShare };
}

/** What sets sigma in a run of a method: the path from a tuned sigma_0, the automatic rule, or constant 0. */
export function sigmaOf({ sigma, sigmaShare }: Method, sigma0: number): Schedule | SigmaRule {
  switch (sigma) {
    case "none":
      return constant(0);
    case "tuned":
      return annealed({ sigma0, annealFraction: sigmaShare });
    case "auto":
      return automatic();
    default:
      return sigma satisfies never;
  }
}

/** A method in words for the records. */
export function describeMethod({ name, objective, optimizer, diffuses, sigma, sigmaShare }: Method): MethodRecord {
  const transform = optimizers.get(optimizer).transform.name;
  const paths = {
    none: "",
    tuned: `, sigma tuned, linear to 0 over ${Math.round(sigmaShare * 100)} % of the epochs`,
    auto: `, sigma ${automatic().name}`,
  };
  const detail = `${objectives.get(objective).detail}; ${transform}${paths[sigma]}`;
  return { name, objective, optimizer, diffuses, detail };
}
