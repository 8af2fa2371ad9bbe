import { GradusError } from "../errors.js";
import { objectives } from "../objective/index.js";
import { optimizers } from "../optim/index.js";
import { nearestNames } from "../registry.js";
import { constant, type Schedule } from "../schedule/schedule.js";
import { annealed } from "../schedule/sigma.js";
import type { MethodRecord } from "./records.js";

/** A contender as plain data: what to minimise, by which optimiser, over which share of the run sigma falls to 0. */
export interface Method {
  readonly name: string;
  /** Name in the registry of objectives. */
  readonly objective: string;
  /** Name in the registry of optimisers. */
  readonly optimizer: string;
  readonly diffuses: boolean;
  /** Share of the epochs over which sigma falls linearly from sigma_0 to 0; the rest trains the original objective. */
  readonly sigmaShare: number;
}

export interface DiffusionChoice {
  readonly objective: string;
  readonly optimizer: string;
  readonly sigmaShare: number;
}

export const defaultDiffusion: DiffusionChoice = { objective: "weights", optimizer: "momentum", sigmaShare: 0.6 };

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
    return { name, objective: "plain", optimizer: name, diffuses: false, sigmaShare: 0 };
  });
}

function diffusionMethod({ objective, optimizer, sigmaShare }: DiffusionChoice): Method {
  const { diffuses } = objectives.get(objective);
  if (!diffuses) {
    const known = objectives.items.filter((item) => item.diffuses).map((item) => item.name);
    throw new GradusError(`--objective: "${objective}" does not diffuse. Choose one of ${known.join(", ")}.`);
  }
  optimizers.get(optimizer);
  return { name: DIFFUSION, objective, optimizer, diffuses: true, sigmaShare };
}

/** The schedule of sigma of a method for one sigma_0: constant 0 unless it diffuses. */
export function sigmaSchedule({ diffuses, sigmaShare }: Method, sigma0: number): Schedule {
  return diffuses ? annealed({ sigma0, share: sigmaShare }) : constant(0);
}

/** A method in words for the records. */
export function describeMethod({ name, objective, optimizer, diffuses, sigmaShare }: Method): MethodRecord {
  const transform = optimizers.get(optimizer).transform.name;
  const path = `, sigma linear to 0 over ${Math.round(sigmaShare * 100)} % of the epochs`;
  const detail = `${objectives.get(objective).detail}; ${transform}${diffuses ? path : ""}`;
  return { name, objective, optimizer, diffuses, detail };
}
